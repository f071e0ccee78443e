// What was decided, by whom, when: the review log. Past tense, one type per fact.
import type { Anchor } from '../article/anchor.ts';
import type { Desk, PersonId } from '../newsroom.ts';
import type { DraftId, Stage } from './draft.ts';
import type { FlagType, Outcome, Severity, ThreadId } from './thread.ts';

/** The payload of each type of event. */
export type Payloads = {
  'draft.created': {
    readonly id: DraftId;
    readonly slug: string;
    readonly desk: Desk;
    readonly owner: PersonId;
    readonly deadline: string | null;
    /** Absent for a draft that is no copy, and in logs from before drafts could be duplicated. */
    readonly copiedFrom?: CopiedFrom;
  };
  'draft.assigned': { readonly from: PersonId; readonly to: PersonId };
  'draft.transferred': { readonly from: Desk; readonly to: Desk };
  'draft.renamed': { readonly from: string; readonly to: string };
  'deadline.moved': { readonly from: string | null; readonly to: string | null };
  /** `from` is the embargo that it takes the place of, passed or not. */
  'embargo.placed': { readonly from: string | null; readonly until: string; readonly reason: string | null };
  'embargo.lifted': { readonly from: string; readonly reason: string | null };
  'draft.moved': { readonly from: Stage; readonly to: Stage; readonly reason: string | null };
  'draft.published': {
    readonly edition: number;
    readonly textVersion: number;
    readonly hash: string;
    readonly note: string | null;
  };
  'draft.reopened': { readonly reason: string };
  'comment.made': Said & { readonly anchor: Anchor | null };
  'flag.raised': Said & {
    readonly anchor: Anchor;
    readonly type: FlagType;
    readonly severity: Severity;
    readonly assignee: PersonId | null;
  };
  'thread.replied': Said;
  'reply.edited': Said & { readonly reply: number };
  'reply.deleted': { readonly reply: number };
  'thread.moved': { readonly anchor: Anchor };
  'thread.reopened': { readonly reason: string | null };
  'comment.closed': Record<never, never>;
  'flag.assigned': { readonly assignee: PersonId | null };
  'flag.regraded': { readonly from: Severity; readonly to: Severity; readonly reason: string };
  'flag.retyped': { readonly from: FlagType; readonly to: FlagType; readonly reason: string };
  'flag.settled': { readonly outcome: Outcome; readonly note: string | null };
  'flag.withdrawn': Record<never, never>;
};

/** `owners` is everybody whose draft the other one was up to then: the words are theirs as well. */
type CopiedFrom = { readonly id: DraftId; readonly slug: string; readonly owners: readonly PersonId[] };

type Said = { readonly text: string; readonly mentions: readonly PersonId[] };

export type EventType = keyof Payloads;

/** What a command asks to be written down: an event that has no number, time or person yet. */
export type Fact<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly thread: ThreadId | null; readonly payload: Payloads[K] };
}[T];

/** One entry of the review log. A null payload was erased, or is withheld from the reader. */
export type ReviewEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly seq: number;
    readonly at: string;
    readonly by: PersonId;
    readonly type: K;
    /** The thread it belongs to; null for the draft itself and for the event that begins a thread (its own seq names it). */
    readonly thread: ThreadId | null;
    readonly payload: Payloads[K] | null;
  };
}[T];

/** Narrows an event by its type. */
export function isOf<T extends EventType>(
  event: ReviewEvent,
  type: T,
): event is Extract<ReviewEvent, { readonly type: T }> {
  return event.type === type;
}
