// What a card's menu offers, and why not.
import { expect, test } from 'vitest';
import { type Move, movesOf } from '../../client/board/card-moves.ts';
import { type Desk, type Person, personIdSchema, type Role } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { card } from './cards.ts';

const somebody = (handle: string, role: Role, ...desks: Desk[]): Person => ({
  id: personIdSchema.parse(handle),
  handle,
  name: handle,
  role,
  desks,
});
const ann = somebody('ann', 'writer', 'news');
const bob = somebody('bob', 'editor', 'copy');
const finn = somebody('finn', 'reader');
const move = (who: Person, one: Card, to: Move['to']): Move | undefined =>
  movesOf(who, one).find((it) => it.to === to);

test('a draft moves to every other stage, never to its own', () => {
  expect(movesOf(bob, card({ slug: 'ferry', stage: 'review' })).map(({ to }) => to)).toEqual([
    'writing',
    'ready',
    'published',
    'spiked',
  ]);
});

test('a reader moves nothing, and hears why each time', () => {
  for (const { forbidden } of movesOf(finn, card({ slug: 'ferry' }))) expect(forbidden).toMatch(/\w+/);
});

test('an open blocking flag forbids publication in the gate’s own words', () => {
  const shut = card({
    slug: 'bridge',
    stage: 'ready',
    blockers: [{ code: 'flag-open', thread: threadIdSchema.parse(4), type: 'legal' }],
  });
  expect(move(bob, shut, 'published')?.forbidden).toMatch(/legal/);
  expect(move(bob, { ...shut, blockers: [] }, 'published')?.forbidden).toBeNull();
});

test('policy is heard before the gate', () => {
  const clear = card({ slug: 'bridge', stage: 'ready' });
  expect(move(ann, clear, 'published')?.forbidden).toMatch(/\w+/);
});

test('a spiked draft comes back; a published one is reopened with a reason', () => {
  expect(movesOf(bob, card({ slug: 'mill', stage: 'spiked' }))).toMatchObject([
    { to: 'writing', forbidden: null },
  ]);
  expect(movesOf(bob, card({ slug: 'roof', stage: 'published' }))).toMatchObject([
    { to: 'correction', reason: true },
  ]);
});

test('spiking asks for a reason', () => {
  expect(move(bob, card({ slug: 'mill' }), 'spiked')?.reason).toBe(true);
});
