// A card between being put down and the server's word.
import { expect, test } from 'vitest';
import { type Moves, shownCards, stillUnderWay } from '../../client/board/under-way.ts';
import { card } from './cards.ts';

const ferry = card({ slug: 'ferry', seq: 5 });
const going = (seq: number | null): Moves => new Map([[ferry.id, { to: 'review', seq }]]);

test('a card that was put down stands there while the server decides, and back where it was when it says no', () => {
  expect(shownCards([ferry], going(null), null)).toMatchObject([{ stage: 'review' }]);
  expect(shownCards([ferry], new Map(), null)).toEqual([ferry]);
});

test('an answer that is ahead of the board holds until the board has caught up', () => {
  expect(shownCards([ferry], going(6), null)).toMatchObject([{ stage: 'review' }]);
  expect(stillUnderWay(going(6), [ferry]).size).toBe(1);
  const moved = { ...ferry, seq: 6, stage: 'review' } as const;
  expect(stillUnderWay(going(6), [moved]).size).toBe(0);
});

test('what a colleague did after the move is shown, not the move', () => {
  const sentBack = { ...ferry, seq: 9, stage: 'spiked' } as const;
  expect(shownCards([sentBack], going(6), null)).toMatchObject([{ stage: 'spiked' }]);
});

test('a carried card stays where it was lifted, though a colleague moves it or it leaves the board', () => {
  const moved = { ...ferry, seq: 6, stage: 'ready' } as const;
  expect(shownCards([moved], new Map(), ferry)).toMatchObject([{ stage: 'writing', seq: 6 }]);
  expect(shownCards([], new Map(), ferry)).toEqual([ferry]);
});

test('a move of a card that is gone is forgotten', () => {
  expect(stillUnderWay(going(null), []).size).toBe(0);
});
