// The review of one draft: the fold of its events.
import type { Draft } from './draft.ts';
import type { Thread } from './thread.ts';

/** `draft` is null before `draft.created`. Threads in the order they were begun. */
export type Review = {
  /** The number of the last event applied; 0 for none. */
  readonly lastEvent: number;
  readonly draft: Draft | null;
  readonly threads: readonly Thread[];
};

export const EMPTY_REVIEW: Review = { lastEvent: 0, draft: null, threads: [] };
