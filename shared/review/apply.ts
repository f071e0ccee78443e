// The one reducer: a review and what happened give the review after it. Used by the server and by every client.

import { applyToDraft } from './apply-draft.ts';
import { applyToThread, beginThread } from './apply-thread.ts';
import type { ReviewEvent } from './events.ts';
import { EMPTY_REVIEW, type Review } from './review.ts';

/** The review after an event. A payload that was erased or withheld changes nothing but the numbers it must. */
export function apply(review: Review, event: ReviewEvent): Review {
  const after = { ...review, lastEvent: event.seq };
  const { thread: id } = event;
  if (id !== null)
    return {
      ...after,
      threads: review.threads.map((one) => (one.id === id ? applyToThread(one, event) : one)),
    };
  const begun = beginThread(event);
  if (begun) return { ...after, threads: [...review.threads, begun] };
  return { ...after, draft: applyToDraft(review.draft, event) };
}

export function fold(events: readonly ReviewEvent[]): Review {
  return events.reduce(apply, EMPTY_REVIEW);
}
