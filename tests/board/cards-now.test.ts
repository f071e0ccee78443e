// The board as time passes.
import { expect, test } from 'vitest';
import { cardsNow } from '../../client/board/cards-now.ts';
import { card } from './cards.ts';

const until = '2026-03-01T12:00:00.000Z';
const at = Date.parse(until);

test('an embargo stands in the way until its moment, and no longer', () => {
  const ferry = card({ slug: 'ferry', embargo: until, blockers: [{ code: 'embargoed', until }] });
  expect(cardsNow([ferry], at - 1)[0]?.blockers).toHaveLength(1);
  expect(cardsNow([ferry], at)[0]?.blockers).toHaveLength(0);
});

test('a card that nothing changed about is the same value', () => {
  const mill = card({ slug: 'mill', blockers: [{ code: 'not-ready' }] });
  expect(cardsNow([mill], at)[0]).toBe(mill);
});
