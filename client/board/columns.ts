// Which card stands in which column, and in what order.
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';
import type { Sort, View } from './view.ts';

export type Column = { readonly stage: Stage; readonly cards: readonly Card[] };

const STAGES: readonly Stage[] = ['writing', 'review', 'ready', 'published'];

/** Every stage that a column can be shown of. Spiked drafts have a column of their own, when asked for. */
export function columnsOf(
  cards: readonly Card[],
  { spiked, sort }: Pick<View, 'spiked' | 'sort'>,
): readonly Column[] {
  const stages: readonly Stage[] = spiked ? [...STAGES, 'spiked'] : STAGES;
  return stages.map((stage) => ({
    stage,
    cards: cards.filter((card) => card.stage === stage).sort(orderOf(sort, stage)),
  }));
}

export function isDone(stage: Stage): boolean {
  return stage === 'published' || stage === 'spiked';
}

type Order = (a: Card, b: Card) => number;

/** What is done has met its deadline: there the newest stands first. */
function orderOf(sort: Sort, stage: Stage): Order {
  if (sort === 'headline') return byHeadline;
  return sort === 'changed' || isDone(stage) ? newestFirst : soonestFirst;
}

/** By nothing that typing changes, so that a card stays where it is while somebody works in it. */
function soonestFirst(a: Card, b: Card): number {
  const late = '9999';
  return compare(a.deadline ?? late, b.deadline ?? late) || compare(a.slug, b.slug) || compare(a.id, b.id);
}

function newestFirst(a: Card, b: Card): number {
  return compare(b.changedAt, a.changedAt) || compare(a.id, b.id);
}

const words = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** A draft without a headline is looked for by its slug. */
function byHeadline(a: Card, b: Card): number {
  return words.compare(nameOf(a), nameOf(b)) || compare(a.id, b.id);
}

function nameOf({ headline, slug }: Card): string {
  return headline.trim() || slug;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
