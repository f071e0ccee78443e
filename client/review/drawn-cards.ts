// Which cards of a long margin are drawn: those near what the window shows. Of the others only the place is kept.

/** A stretch of the margin, in pixels from its top. */
export type Stretch = { readonly from: number; readonly to: number };

export type PlacedCard<Id> = {
  readonly id: Id;
  readonly y: number;
  readonly height: number;
  readonly isMeasured: boolean;
};

export type DrawnCards<Id> = {
  readonly near: readonly Id[];
  /** Far away and never measured: until all were, the cards below them stand only nearly right. */
  readonly toMeasure: readonly Id[];
};

/** Up to this many are near wherever they stand: a short margin is drawn whole. */
const FEW = 40;

/** `always`: those that are drawn wherever they stand. */
export function drawnCards<Id>(
  cards: readonly PlacedCard<Id>[],
  stretch: Stretch,
  always: (id: Id) => boolean,
): DrawnCards<Id> {
  const isNear = ({ id, y, height }: PlacedCard<Id>): boolean =>
    cards.length <= FEW || always(id) || (y + height >= stretch.from && y <= stretch.to);
  const near = cards.filter(isNear);
  const far = cards.filter((card) => !card.isMeasured && !isNear(card));
  return { near: near.map(({ id }) => id), toMeasure: far.map(({ id }) => id) };
}
