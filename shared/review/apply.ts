// The one reducer: a review and what happened give the review after it. Used by the server and by every client.

import { applyToThread, beginThread } from './apply-thread.ts';
import type { Draft } from './draft.ts';
import { isOf, type ReviewEvent } from './events.ts';
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

function applyToDraft(draft: Draft | null, event: ReviewEvent): Draft | null {
  if (isOf(event, 'draft.created') && event.payload) return created(event, event.payload);
  if (!draft) return draft;
  if (isOf(event, 'draft.moved') && event.payload) {
    const { to, reason } = event.payload;
    const isSpiked = to === 'spiked' && reason !== null;
    return { ...draft, stage: to, spiked: isSpiked ? { reason, by: event.by, at: event.at } : null };
  }
  if (isOf(event, 'draft.published') && event.payload) {
    const { edition: number, textVersion, hash, note } = event.payload;
    const edition = { number, at: event.at, by: event.by, textVersion, hash, note };
    return { ...draft, stage: 'published', editions: [...draft.editions, edition], correction: null };
  }
  if (isOf(event, 'draft.reopened') && event.payload) {
    const correction = { reason: event.payload.reason, by: event.by, at: event.at };
    return { ...draft, stage: 'ready', correction };
  }
  return draft;
}

function created(event: ReviewEvent, payload: NonNullable<ReviewEvent<'draft.created'>['payload']>): Draft {
  return {
    ...payload,
    stage: 'writing',
    createdAt: event.at,
    createdBy: event.by,
    editions: [],
    correction: null,
    spiked: null,
  };
}
