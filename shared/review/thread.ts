// Something said about a passage, with its replies: a comment, or a flag that must be settled.
import { z } from 'zod';
import type { Anchor } from '../article/anchor.ts';
import type { Desk, PersonId } from '../newsroom.ts';

export const FLAG_TYPES = [
  'fact',
  'quote',
  'attribution',
  'legal',
  'fairness',
  'style',
  'spelling',
  'other',
] as const;
export type FlagType = (typeof FLAG_TYPES)[number];

export const SEVERITIES = ['blocking', 'advisory'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How a flag was settled by somebody with the right to (`withdrawn` is its raiser's own act). */
export const OUTCOMES = ['fixed', 'verified', 'stet', 'waived'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The desk that settles flags of a type. */
export const DESK_OF: Readonly<Record<FlagType, Desk>> = {
  fact: 'fact',
  quote: 'fact',
  attribution: 'fact',
  legal: 'legal',
  fairness: 'standards',
  style: 'copy',
  spelling: 'copy',
  other: 'copy',
};

/** A thread's, reply's or event's number: the draft's running number of the event that made it. */
export const seqSchema = z.number().int().positive();
export const threadIdSchema = seqSchema.brand('ThreadId');
export type ThreadId = z.infer<typeof threadIdSchema>;

/** One thing said in a thread. A deleted reply keeps its place and loses its words. */
export type Reply = {
  readonly id: number;
  readonly by: PersonId;
  readonly at: string;
} & (
  | {
      readonly state: 'said';
      readonly text: string;
      readonly mentions: readonly PersonId[];
      readonly editedAt: string | null;
      /** The numbers of the events that mended it: with the reply, they lose their words. */
      readonly edits: readonly number[];
    }
  | { readonly state: 'deleted' }
);

/** What became of a flag. */
export type Settlement = {
  readonly outcome: Outcome | 'withdrawn';
  readonly note: string | null;
  readonly by: PersonId;
  readonly at: string;
};

type ThreadBase = {
  readonly id: ThreadId;
  /** Null for a comment on the draft as a whole. */
  readonly anchor: Anchor | null;
  readonly by: PersonId;
  readonly at: string;
  readonly text: string;
  readonly mentions: readonly PersonId[];
  readonly replies: readonly Reply[];
  /** The number of the thread's newest event: what is new since my last visit is greater than what I saw. */
  readonly newest: number;
};

/** A thread that asks for nothing; `closed` takes it out of the way. */
export type Comment = ThreadBase & {
  readonly form: 'comment';
  readonly closed: { readonly by: PersonId; readonly at: string } | null;
};

/** A thread that must be settled. */
export type Flag = ThreadBase & {
  readonly form: 'flag';
  readonly type: FlagType;
  readonly severity: Severity;
  readonly assignee: PersonId | null;
  readonly settled: Settlement | null;
  /** Changes of severity and type, with their reasons, oldest first. */
  readonly changes: readonly {
    readonly what: 'severity' | 'type';
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly by: PersonId;
    readonly at: string;
  }[];
};

export type Thread = Comment | Flag;

/** Whether a thread still asks for attention. */
export function isOpen(thread: Thread): boolean {
  return thread.form === 'flag' ? thread.settled === null : thread.closed === null;
}
