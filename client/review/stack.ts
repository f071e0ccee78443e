// Where the cards of the margin stand: each beside its passage, none over another, the active one exactly at its line.

/** A card to place; `top` is where its passage begins, `height` what it needs, in pixels. */
export type CardBox<Id> = { readonly id: Id; readonly top: number; readonly height: number };

/** The y of every card. Cards keep the order of their passages; above the active card they give way upwards. */
export function stackCards<Id>(
  cards: readonly CardBox<Id>[],
  active: Id | null,
  gap: number,
): ReadonlyMap<Id, number> {
  const sorted = [...cards].sort((a, b) => a.top - b.top);
  const fixed = Math.max(
    0,
    sorted.findIndex((card) => card.id === active),
  );
  const tops = new Map<Id, number>();
  pushDown(sorted.slice(fixed), gap, tops);
  pullUp(sorted.slice(0, fixed + 1), gap, tops);
  const first = sorted[0];
  const hidden = first ? Math.min(0, tops.get(first.id) ?? 0) : 0;
  if (hidden === 0) return tops;
  // No room above: the cards up to the active one move down together, and the rest after them.
  return pushDown(
    sorted.map((card, index) => ({
      ...card,
      top: index <= fixed ? (tops.get(card.id) ?? 0) - hidden : card.top,
    })),
    gap,
    new Map(),
  );
}

function pushDown<Id>(cards: readonly CardBox<Id>[], gap: number, tops: Map<Id, number>): Map<Id, number> {
  let free = Number.NEGATIVE_INFINITY;
  for (const card of cards) {
    const top = Math.max(card.top, free);
    tops.set(card.id, top);
    free = top + card.height + gap;
  }
  return tops;
}

function pullUp<Id>(cards: readonly CardBox<Id>[], gap: number, tops: Map<Id, number>): void {
  let ceiling = Number.POSITIVE_INFINITY;
  for (const card of cards.toReversed()) {
    const wanted = tops.get(card.id) ?? card.top;
    const top = ceiling === Number.POSITIVE_INFINITY ? wanted : Math.min(wanted, ceiling - gap - card.height);
    tops.set(card.id, top);
    ceiling = top;
  }
}
