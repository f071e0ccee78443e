// What the board shows of a draft: a projection of article and review, computed where both are.
import type { Block } from '../article/blocks.ts';
import { headlineOf, wordCount } from '../article/plain.ts';
import type { Desk, PersonId } from '../newsroom.ts';
import { type Attention, attentionOf } from './attention.ts';
import type { DraftId, Stage } from './draft.ts';
import { type Blocker, blockersEver } from './gate.ts';
import type { Review } from './review.ts';
import { isOpen } from './thread.ts';

export type Card = {
  readonly id: DraftId;
  /** The draft's running number that the card was computed at. */
  readonly seq: number;
  readonly slug: string;
  readonly headline: string;
  readonly stage: Stage;
  readonly owner: PersonId;
  readonly desk: Desk;
  readonly deadline: string | null;
  /** Not before this time, passed or not; null for none. */
  readonly embargo: string | null;
  readonly words: number;
  /** Open flags by severity. */
  readonly open: { readonly blocking: number; readonly advisory: number };
  /** Whose attention its threads ask for. */
  readonly asks: Attention;
  /** An embargo among them may have passed since: ask `standing`. */
  readonly blockers: readonly Blocker[];
  /** The number of the newest edition; 0 for none. */
  readonly edition: number;
  readonly changedAt: string;
};

/** The card of a draft at a moment; null before the draft was created. */
export function cardOf(
  review: Review,
  blocks: readonly Block[],
  at: { readonly seq: number; readonly changedAt: string },
): Card | null {
  const { draft } = review;
  if (!draft) return null;
  const open = review.threads.filter((thread) => thread.form === 'flag' && isOpen(thread));
  const blocking = open.filter((thread) => thread.form === 'flag' && thread.severity === 'blocking').length;
  return {
    id: draft.id,
    slug: draft.slug,
    stage: draft.stage,
    owner: draft.owner,
    desk: draft.desk,
    deadline: draft.deadline,
    embargo: draft.embargo?.until ?? null,
    ...at,
    headline: headlineOf(blocks),
    words: wordCount(blocks),
    open: { blocking, advisory: open.length - blocking },
    asks: attentionOf(review.threads),
    blockers: blockersEver(review, blocks),
    edition: draft.editions.length,
  };
}
