// Where the cards of the margin stand: each beside its passage, none over another, the active one exactly at its line.

/** A card to place; `top` is where its passage begins, `height` what it needs, in pixels. */
export type CardBox<Id> = { readonly id: Id; readonly top: number; readonly height: number };

/**
 * The y of every card, in the order of their passages. Above the active card they give way upwards; those that find no room
 * there stand right below it.
 */
export function stackCards<Id>(
  cards: readonly CardBox<Id>[],
  active: Id | null,
  gap: number,
): ReadonlyMap<Id, number> {
  const sorted = [...cards].sort((a, b) => a.top - b.top);
  const inHand = sorted.find((card) => card.id === active);
  if (!inHand) return pushDown(sorted, gap);
  const before = sorted.slice(0, sorted.indexOf(inHand));
  const above = before.slice(0, roomFor(before, inHand.top, gap));
  const below = sorted.slice(above.length).filter((card) => card !== inHand);
  const tops = new Map([...pushDown(above, gap), ...pushDown([inHand, ...below], gap)]);
  pullUp([...above, inHand], gap, tops);
  return tops;
}

/** How many of the cards, from the first on, have room above a line. */
function roomFor<Id>(cards: readonly CardBox<Id>[], line: number, gap: number): number {
  let needed = 0;
  const first = cards.findIndex((card) => {
    needed += card.height + gap;
    return needed > line;
  });
  return first === -1 ? cards.length : first;
}

function pushDown<Id>(cards: readonly CardBox<Id>[], gap: number): Map<Id, number> {
  const tops = new Map<Id, number>();
  let free = Number.NEGATIVE_INFINITY;
  for (const card of cards) {
    const top = Math.max(card.top, free);
    tops.set(card.id, top);
    free = top + card.height + gap;
  }
  return tops;
}

/** The last card stays; the ones before it move up where they reach into the next. */
function pullUp<Id>(cards: readonly CardBox<Id>[], gap: number, tops: Map<Id, number>): void {
  let ceiling = Number.POSITIVE_INFINITY;
  for (const card of cards.toReversed()) {
    const top = Math.min(tops.get(card.id) ?? card.top, ceiling - gap - card.height);
    tops.set(card.id, top);
    ceiling = top;
  }
}
