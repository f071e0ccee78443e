// The first facts of a copy: its slug, whose words it holds, and the embargo that goes with them.
import { expect, test } from 'vitest';
import { duplicateDraft } from '../../server/commands/draft-duplicate.ts';
import { commands } from '../../shared/commands.ts';
import { fold } from '../../shared/review/apply.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { ann, at, bob, cleo, draft, draftId, fay, NOON } from '../fixtures/newsroom.ts';

const id = draftId('copy');
const now = Date.parse(NOON);
const copied = (said: Partial<Draft>, person = bob) => duplicateDraft({ id, person, now }, draft(said));

/** The draft that the facts make. */
function madeBy(said: Partial<Draft>, person = bob): Draft | null {
  const facts = copied(said, person);
  return fold(facts.map((fact, n): ReviewEvent => ({ ...fact, seq: n + 1, at: NOON, by: person.id }))).draft;
}

test('a copy is a new draft of whoever asks, for the same desk and without a deadline', () => {
  const original = { stage: 'published', desk: 'legal', deadline: at(60) } as const;
  expect(madeBy(original)).toMatchObject({
    ...{ id, slug: 'harbour copy', stage: 'writing', owner: bob.id, desk: 'legal', deadline: null },
    ...{ editions: [], copiedFrom: { id: draftId(), slug: 'harbour' } },
  });
});

test('whoever owned the original once owned these words, except its owner now', () => {
  const original = { owner: ann.id, formerOwners: [fay.id, cleo.id] };
  expect(madeBy(original)?.formerOwners).toEqual([fay.id, cleo.id, ann.id]);
  expect(madeBy(original, ann)?.formerOwners).toEqual([fay.id, cleo.id]);
});

test('an embargo goes with the words while it stands', () => {
  const embargo = (until: string) => ({ until, reason: 'They asked.', by: cleo.id, at: NOON });
  expect(madeBy({ embargo: embargo(at(1)) })?.embargo).toMatchObject({ until: at(1), reason: 'They asked.' });
  expect(madeBy({ embargo: embargo(NOON) })?.embargo).toBeNull();
});

test.each(['x'.repeat(80), '𝒳'.repeat(40), `${'word '.repeat(15)}end`])(
  'the slug of a copy of “%s” is one that may be given',
  (slug) => {
    const made = madeBy({ slug })?.slug ?? '';
    expect(made).toMatch(/\S copy$/u);
    expect(commands['draft.rename'].safeParse({ draftId: id, slug: made }).success).toBe(true);
  },
);
