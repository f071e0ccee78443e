import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardBox, stackCards } from '../../client/review/stack.ts';

const GAP = 10;
const card = (id: string, top: number, height = 100): CardBox<string> => ({ id, top, height });
const tops = (cards: readonly CardBox<string>[], active: string | null): Record<string, number> =>
  Object.fromEntries(stackCards(cards, active, GAP));

describe('the margin', () => {
  it('stands every card at its line when there is room', () => {
    expect(tops([card('fact', 0), card('legal', 300)], null)).toEqual({ fact: 0, legal: 300 });
  });

  it('pushes later cards down where passages stand close', () => {
    expect(tops([card('fact', 50), card('legal', 60), card('quote', 70)], null)).toEqual({
      fact: 50,
      legal: 160,
      quote: 270,
    });
  });

  it('keeps the active card at its line and lets the ones above give way upwards', () => {
    expect(tops([card('fact', 250), card('legal', 260), card('quote', 300)], 'quote')).toEqual({
      quote: 300,
      legal: 190,
      fact: 80,
    });
  });

  it('keeps the active card at its line where there is no room above: what found none stands right below it', () => {
    expect(
      tops([card('fact', 10), card('legal', 20), card('quote', 30), card('style', 40)], 'quote'),
    ).toEqual({ quote: 30, fact: 140, legal: 250, style: 360 });
    expect(tops([card('fact', 0), card('legal', 110), card('quote', 130)], 'quote')).toEqual({
      fact: 0,
      quote: 130,
      legal: 240,
    });
  });

  it('never lets two cards overlap, never loses one, never leaves the top, for any margin', () => {
    const box = fc.record({
      top: fc.integer({ min: 0, max: 3000 }),
      height: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 40 }), fc.nat(), (boxes, pick) => {
        const cards = boxes.map((one, index) => ({ ...one, id: index }));
        const active = pick % cards.length;
        const placed = stackCards(cards, active, GAP);
        expect(placed.get(active), 'the active card is at its line').toBe(cards[active]?.top);
        const spans = cards
          .map((one) => ({
            from: placed.get(one.id) ?? Number.NaN,
            to: (placed.get(one.id) ?? Number.NaN) + one.height,
          }))
          .toSorted((a, b) => a.from - b.from);
        expect(spans.every((span) => span.from >= 0)).toBe(true);
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(span.to + GAP);
        }
      }),
    );
  });
});
