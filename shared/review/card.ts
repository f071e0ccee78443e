// What the board shows of a draft: a projection of article and review, computed where both are.
import type { Desk, PersonId } from '../newsroom.ts';
import type { DraftId, Stage } from './draft.ts';
import type { Blocker } from './gate.ts';

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
  readonly words: number;
  /** Open flags by severity. */
  readonly open: { readonly blocking: number; readonly advisory: number };
  readonly blockers: readonly Blocker[];
  /** The number of the newest edition; 0 for none. */
  readonly edition: number;
  readonly changedAt: string;
};
