import { describe, expect, it } from 'vitest';
import { drawnCards, type PlacedCard } from '../../client/review/drawn-cards.ts';

const WINDOW = { from: 2_000, to: 3_000 };
const none = (): boolean => false;

/** So many cards of a hundred pixels, one right below the other. */
function cards(count: number, isMeasured = true): readonly PlacedCard<number>[] {
  return Array.from({ length: count }, (_, id) => ({ id, y: id * 100, height: 100, isMeasured }));
}

describe('the cards of a margin', () => {
  it('are drawn where the window shows them, also those of which it shows an edge', () => {
    const { near } = drawnCards(cards(500), WINDOW, none);
    expect(near).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
  });

  it('are drawn all where they are few', () => {
    expect(drawnCards(cards(40), WINDOW, none).near).toHaveLength(40);
    expect(drawnCards(cards(41), WINDOW, none).near).toHaveLength(12);
  });

  it('are drawn wherever they stand while somebody works in them', () => {
    expect(drawnCards(cards(500), WINDOW, (id) => id === 400).near.at(-1)).toBe(400);
  });

  it('are measured one after the other where they were never drawn', () => {
    const some = cards(500, false).map((card) => ({ ...card, isMeasured: card.id > 3 && card.id < 490 }));
    const { toMeasure } = drawnCards(some, WINDOW, none);
    expect(toMeasure).toEqual([0, 1, 2, 3, 490, 491, 492, 493, 494, 495, 496, 497, 498, 499]);
  });

  it('that are drawn are not measured a second time', () => {
    const { near, toMeasure } = drawnCards(cards(60, false), WINDOW, (id) => id === 59);
    expect(near.filter((id) => toMeasure.includes(id))).toEqual([]);
    expect([...near, ...toMeasure]).toHaveLength(60);
  });
});
