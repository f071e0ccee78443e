// Finding drafts and acts by words, without asking anybody.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardsWith, fits } from '../../client/find/cards-with.ts';
import { piecesOf } from '../../client/find/pieces-of.ts';
import { card } from './cards.ts';

const ferry = card({ slug: 'winter-ferry', headline: 'Last boat at half past nine' });
const mill = card({ slug: 'mill', headline: 'Boatyard closes' });
const slugs = (query: string): readonly string[] =>
  cardsWith([ferry, mill], query, 10).map(({ slug }) => slug.text);

test('every word of the query begins a word of slug or headline', () => {
  expect(slugs('boat')).toEqual(['winter-ferry', 'mill']);
  expect(slugs('BOAT nine ferry')).toEqual(['winter-ferry']);
  expect(slugs('oat')).toEqual([]);
  expect(slugs(' - ')).toEqual([]);
});

test('what was found is marked where it stands', () => {
  const [found] = cardsWith([ferry], 'fer boat', 10);
  expect(found?.slug.marks).toEqual([[7, 10]]);
  expect(found?.headline.marks).toEqual([[5, 9]]);
});

test('no more are given than are asked for', () => {
  expect(cardsWith([ferry, mill], 'boat', 1)).toHaveLength(1);
});

test('an act is found by the beginnings of its words, and by nothing at all', () => {
  expect(fits('Next open flag', 'op fl')).toBe(true);
  expect(fits('Next open flag', '')).toBe(true);
  expect(fits('Next open flag', 'lag')).toBe(false);
});

test('a text cut at its marks is the same text, whatever the marks are', () => {
  const range = fc.tuple(fc.nat(30), fc.nat(30));
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(range), (text, marks) => {
      expect(
        piecesOf({ text, marks })
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
  expect(piecesOf({ text: 'a ferry', marks: [[2, 7]] })).toEqual([
    { at: 0, text: 'a ', isFound: false },
    { at: 2, text: 'ferry', isFound: true },
  ]);
});
