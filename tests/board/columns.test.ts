// Where a card stands on the board.
import { expect, test } from 'vitest';
import { columnsOf } from '../../client/board/columns.ts';
import type { Sort } from '../../client/board/view.ts';
import type { Card } from '../../shared/review/card.ts';
import { card } from './cards.ts';

const slugs = (
  cards: readonly Card[],
  stage: string,
  withSpiked = false,
  sort: Sort = 'deadline',
): readonly string[] | undefined =>
  columnsOf(cards, { spiked: withSpiked, sort })
    .find((column) => column.stage === stage)
    ?.cards.map(({ slug }) => slug);

test('the soonest deadline stands first, drafts without one last, by slug', () => {
  const cards = [
    card({ slug: 'frost' }),
    card({ slug: 'bridge', deadline: '2026-03-02T10:00:00.000Z' }),
    card({ slug: 'bills' }),
    card({ slug: 'ferry', deadline: '2026-03-01T10:00:00.000Z' }),
  ];
  expect(slugs(cards, 'writing')).toEqual(['ferry', 'bridge', 'bills', 'frost']);
});

test('a card keeps its place while somebody types in its draft', () => {
  const before = [card({ slug: 'bills' }), card({ slug: 'frost' })];
  const typed = before.map((one) =>
    one.slug === 'frost' ? { ...one, words: 900, seq: 70, changedAt: '2027' } : one,
  );
  expect(slugs(typed.reverse(), 'writing')).toEqual(slugs(before, 'writing'));
});

test('what was published last stands first', () => {
  const cards = [
    card({ slug: 'roof', stage: 'published', changedAt: '2026-03-01' }),
    card({ slug: 'lanes', stage: 'published', changedAt: '2026-03-02' }),
  ];
  expect(slugs(cards, 'published')).toEqual(['lanes', 'roof']);
});

test('spiked drafts have a column only when asked for', () => {
  const cards = [card({ slug: 'mill', stage: 'spiked' })];
  expect(slugs(cards, 'spiked')).toBeUndefined();
  expect(slugs(cards, 'spiked', true)).toEqual(['mill']);
});

test('by latest change and by headline every column is sorted alike', () => {
  const cards = [
    card({ slug: 'b', headline: 'zebra', changedAt: '2026-03-02' }),
    card({ slug: 'a', headline: ' ', changedAt: '2026-03-03' }),
    card({ slug: 'c', headline: 'Élan', changedAt: '2026-03-01' }),
  ];
  expect(slugs(cards, 'writing', false, 'changed')).toEqual(['a', 'b', 'c']);
  // A draft without a headline stands by its slug.
  expect(slugs(cards, 'writing', false, 'headline')).toEqual(['a', 'c', 'b']);
});
