// Which card stands in which column, and in what order.
import type { Card } from '../../shared/review/card.ts';
import type { Stage } from '../../shared/review/draft.ts';

export type Column = { readonly stage: Stage; readonly cards: readonly Card[] };

const STAGES: readonly Stage[] = ['writing', 'review', 'ready', 'published'];

/** Spiked drafts stand in a column of their own, when asked for. */
export function columnsOf(cards: readonly Card[], withSpiked: boolean): readonly Column[] {
  const stages: readonly Stage[] = withSpiked ? [...STAGES, 'spiked'] : STAGES;
  return stages.map((stage) => ({
    stage,
    cards: cards.filter((card) => card.stage === stage).sort(isDone(stage) ? newestFirst : soonestFirst),
  }));
}

export function isDone(stage: Stage): boolean {
  return stage === 'published' || stage === 'spiked';
}

/** By nothing that typing changes, so that a card stays where it is while somebody works in it. */
function soonestFirst(a: Card, b: Card): number {
  const late = '9999';
  return compare(a.deadline ?? late, b.deadline ?? late) || compare(a.slug, b.slug) || compare(a.id, b.id);
}

function newestFirst(a: Card, b: Card): number {
  return compare(b.changedAt, a.changedAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
