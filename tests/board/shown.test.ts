// Which cards come with the board, and that all others come in pages, each once.
import { expect, test } from 'vitest';
import { DONE_A_PAGE, DONE_AT_FIRST, doneBefore, oldestDone, shownAtFirst } from '../../shared/board.ts';
import type { Card } from '../../shared/review/card.ts';
import { STAGES } from '../../shared/review/draft.ts';
import { card } from './cards.ts';

/** Two published drafts a minute, so that many share a moment, and one of every other stage a minute. */
const CARDS: readonly Card[] = Array.from({ length: 900 }, (_, n) =>
  card({
    slug: `draft-${n}`,
    stage: (['published', 'published', ...STAGES] as const)[n % 7] ?? 'published',
    changedAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 7))).toISOString(),
  }),
);
const isDone = ({ stage }: Card): boolean => stage === 'published' || stage === 'spiked';

test('all that is under way comes at first, and the newest of what is done', () => {
  const { cards, more } = shownAtFirst(CARDS);
  const done = CARDS.filter(isDone);
  expect(cards.filter((one) => !isDone(one))).toEqual(CARDS.filter((one) => !isDone(one)));
  expect(cards.filter(isDone)).toHaveLength(DONE_AT_FIRST);
  expect(more).toBe(done.length - DONE_AT_FIRST);
  const oldest = cards.filter(isDone).at(-1)?.changedAt ?? '';
  const left = done.filter((one) => !cards.includes(one));
  expect(left.every(({ changedAt }) => changedAt <= oldest)).toBe(true);
});

test('the pages hold the rest, each card once, and then no more', () => {
  const seen = [...shownAtFirst(CARDS).cards.filter(isDone)];
  for (let more = 1; more > 0; ) {
    const page = doneBefore(CARDS, lastOf(seen));
    expect(page.cards.length).toBeLessThanOrEqual(DONE_A_PAGE);
    seen.push(...page.cards);
    more = page.more;
  }
  expect(seen).toHaveLength(CARDS.filter(isDone).length);
  expect(new Set(seen).size).toBe(seen.length);
});

test('a page begins where the last one ended, though the card there was reopened meanwhile', () => {
  const last = lastOf(shownAtFirst(CARDS).cards.filter(isDone));
  const reopened = CARDS.map((one) => (one === last ? { ...one, stage: 'ready' as const } : one));
  expect(doneBefore(reopened, last).cards).toEqual(doneBefore(CARDS, last).cards);
});

test('few drafts come whole', () => {
  const few = CARDS.slice(0, 50);
  expect(shownAtFirst(few)).toMatchObject({ more: 0 });
  expect(shownAtFirst(few).cards).toHaveLength(50);
});

/** The last of those shown so far. */
function lastOf(shown: readonly Card[]): Card {
  const last = shown.at(-1);
  if (!last) throw new Error('Nothing was shown.');
  return last;
}

test('a board that asks from the oldest it shows, in whatever order it holds them, misses none and doubles none', () => {
  let { cards: held, more } = shownAtFirst(CARDS);
  for (let last = oldestDone(held); more > 0 && last; last = oldestDone(held)) {
    const page = doneBefore(CARDS, last);
    held = [...page.cards, ...held];
    more = page.more;
  }
  expect(held).toHaveLength(CARDS.length);
  expect(new Set(held.map(({ id }) => id)).size).toBe(CARDS.length);
  expect(oldestDone([])).toBeNull();
});
