// The board's cards at this moment: an embargo that has passed stands in nobody's way, though no card came to say so.
import type { Card } from '../../shared/review/card.ts';
import { standing } from '../../shared/review/gate.ts';

/** A card that nothing changes about stays the same value, so that it is not drawn anew. */
export function cardsNow(cards: readonly Card[], now: number): readonly Card[] {
  return cards.map((card) => {
    const blockers = standing(card.blockers, now);
    return blockers.length === card.blockers.length ? card : { ...card, blockers };
  });
}
