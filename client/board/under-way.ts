// Cards that were put down: shown where they go while the server decides, and where they are when it has.
import type { Card } from '../../shared/review/card.ts';
import type { DraftId, Stage } from '../../shared/review/draft.ts';

/** `seq` is the number under which the server took it; null while it has not answered. */
export type UnderWay = { readonly to: Stage; readonly seq: number | null };
export type Moves = ReadonlyMap<DraftId, UnderWay>;

/** The cards as they are shown. One that is carried stays where it was lifted, whatever others do with it meanwhile. */
export function shownCards(cards: readonly Card[], moves: Moves, carried: Card | null): readonly Card[] {
  if (moves.size === 0 && !carried) return cards;
  const shown = cards.map((card) => {
    if (card.id === carried?.id) return inStage(card, carried.stage);
    const move = moves.get(card.id);
    return move && isAhead(move, card) ? inStage(card, move.to) : card;
  });
  return !carried || shown.some(({ id }) => id === carried.id) ? shown : [...shown, carried];
}

/** Without those that the board shows by itself now. */
export function stillUnderWay(moves: Moves, cards: readonly Card[]): Moves {
  const left = [...moves].filter(([id, move]) => {
    const card = cards.find((one) => one.id === id);
    return card !== undefined && isAhead(move, card);
  });
  return left.length === moves.size ? moves : new Map(left);
}

/** The answer to a move and the board's new card come by two ways: until both are here, the answer is the newer. */
function isAhead({ seq }: UnderWay, card: Card): boolean {
  return seq === null || card.seq < seq;
}

function inStage(card: Card, stage: Stage): Card {
  return card.stage === stage ? card : { ...card, stage };
}
