// The editorial item: where a draft stands on its way to publication.
import { z } from 'zod';
import type { Desk, PersonId } from '../newsroom.ts';

export const STAGES = ['writing', 'review', 'ready', 'published', 'spiked'] as const;
export type Stage = (typeof STAGES)[number];

/** Random, 128 bits, base64url. */
export const draftIdSchema = z
  .string()
  .regex(/^[\w-]{22}$/)
  .brand('DraftId');
export type DraftId = z.infer<typeof draftIdSchema>;

/** The published copies so far, oldest first. `note` is the correction note of edition 2 and later. */
export type EditionRef = {
  readonly number: number;
  readonly at: string;
  readonly by: PersonId;
  readonly textVersion: number;
  readonly hash: string;
  readonly note: string | null;
};

/** The reason for a step, who took it, and when. */
type Why = { readonly reason: string; readonly by: PersonId; readonly at: string };

/** Until when a draft may not be published, why, who said so, and when. */
export type Embargo = {
  readonly until: string;
  readonly reason: string | null;
  readonly by: PersonId;
  readonly at: string;
};

/** Everything decided about a draft but its threads. Times are ISO 8601 in UTC. */
export type Draft = {
  readonly id: DraftId;
  readonly slug: string;
  readonly desk: Desk;
  readonly owner: PersonId;
  /** Whose draft it was before, or whose draft it was copied from: a part of the words may be theirs. */
  readonly formerOwners: readonly PersonId[];
  readonly deadline: string | null;
  readonly stage: Stage;
  readonly createdAt: string;
  readonly createdBy: PersonId;
  readonly editions: readonly EditionRef[];
  /** Why the draft was reopened for correction; null unless a correction is under way. */
  readonly correction: Why | null;
  /** Why the draft is not used; null unless it is spiked for a reason. */
  readonly spiked: Why | null;
  /** Not before this time; null for none. One that has passed stays here and stands in nobody's way. */
  readonly embargo: Embargo | null;
  /** The draft whose words this one began with. */
  readonly copiedFrom: { readonly id: DraftId; readonly slug: string } | null;
};
