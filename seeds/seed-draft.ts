// One draft of the made-up newsroom: its words, and what its people do with it.
import type { Desk } from '../shared/newsroom.ts';
import type { FlagType, Outcome, Severity, ThreadId } from '../shared/review/thread.ts';
import type { Handle } from './people.ts';

export type SeedDraft = {
  readonly slug: string;
  readonly owner: Handle;
  readonly desk: Desk;
  readonly begunHoursAgo: number;
  /** From the hour of seeding; negative: overdue. */
  readonly dueInHours: number;
  /** Markdown. The paragraph after the byline becomes the standfirst. */
  readonly article: string;
  happens(draft: DraftStory): Promise<void>;
};

/** A draft on its way: what happens to it, in the order in which it happened. */
export interface DraftStory {
  /** Whatever follows happened then. */
  hoursAgo(hours: number): void;
  as(handle: Handle): Hand;
}

/** What one of the newsroom's people does with the draft: commands and edits, as from a window of theirs. */
export interface Hand {
  flags(words: string, flag: SeedFlag): Promise<ThreadId>;
  /** On words, or on the draft as a whole. */
  comments(words: string | null, says: string): Promise<ThreadId>;
  replies(thread: ThreadId, says: string): Promise<void>;
  settles(thread: ThreadId, outcome: Outcome, note: string | null): Promise<void>;
  moves(to: 'review' | 'ready' | 'spiked', reason?: string | null): Promise<void>;
  publishes(): Promise<void>;
  /** Types `now` over `then`. */
  types(then: string, now: string): Promise<void>;
}

export type SeedFlag = {
  readonly type: FlagType;
  readonly severity: Severity;
  readonly assignee?: Handle;
  readonly says: string;
};
