// What becomes of a card that is let go over a stage.
import { expect, test } from 'vitest';
import { landingOn, shutBecause } from '../../client/board/landing.ts';
import { STAGES, type Stage } from '../../shared/review/draft.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { ann, bob, eve } from '../fixtures/newsroom.ts';
import { card } from './cards.ts';

const flagged = [{ code: 'flag-open', thread: threadIdSchema.parse(4), type: 'legal' }] as const;

test('where it stands already, it stays', () => {
  for (const stage of STAGES)
    expect(landingOn(bob, card({ slug: 'ferry', stage }), stage)).toEqual({ kind: 'stays' });
});

test('a move that is allowed is made, a spike asks for its reason first', () => {
  const ferry = card({ slug: 'ferry', stage: 'review' });
  expect(landingOn(bob, ferry, 'ready')).toMatchObject({
    kind: 'moves',
    move: { to: 'ready', reason: false },
  });
  expect(landingOn(bob, ferry, 'spiked')).toMatchObject({ kind: 'moves', move: { reason: true } });
});

test('a move that policy forbids is refused with its reason, and the stage says so beforehand', () => {
  const ferry = card({ slug: 'ferry', stage: 'review' });
  expect(landingOn(ann, ferry, 'ready')).toEqual({
    kind: 'refused',
    because: 'Editors and chiefs call a draft ready.',
  });
  expect(shutBecause(ann, ferry, 'ready')).toBe('Editors and chiefs call a draft ready.');
  expect(landingOn(bob, card({ slug: 'mill' }), 'ready')).toMatchObject({ kind: 'refused' });
});

test('over published the gate opens, though it is shut, for whoever may publish', () => {
  const bridge = card({ slug: 'bridge', stage: 'ready', blockers: flagged });
  expect(landingOn(bob, bridge, 'published')).toEqual({ kind: 'gate' });
  expect(shutBecause(bob, bridge, 'published')).toMatch(/legal/);
  expect(shutBecause(bob, { ...bridge, blockers: [] }, 'published')).toBeNull();
  expect(landingOn(ann, bridge, 'published')).toMatchObject({ kind: 'refused' });
});

test('a published draft comes to ready by being reopened, and to nothing else', () => {
  const roof = card({ slug: 'roof', stage: 'published', edition: 1 });
  expect(landingOn(bob, roof, 'ready')).toMatchObject({ kind: 'moves', move: { to: 'correction' } });
  for (const stage of ['writing', 'review', 'spiked'] as Stage[])
    expect(landingOn(bob, roof, stage)).toMatchObject({ kind: 'refused' });
});

test('whoever only reads hears why at every stage', () => {
  for (const stage of ['review', 'ready', 'published', 'spiked'] as Stage[])
    expect(shutBecause(eve, card({ slug: 'ferry' }), stage), stage).toMatch(/\w+/);
});
