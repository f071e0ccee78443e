// What an event does to the draft itself: how it begins, where it stands, whose it is and when it is wanted.
import type { Draft } from './draft.ts';
import { isOf, type ReviewEvent } from './events.ts';

export function applyToDraft(draft: Draft | null, event: ReviewEvent): Draft | null {
  if (isOf(event, 'draft.created') && event.payload) return created(event, event.payload);
  return draft && planned(staged(draft, event), event);
}

function created(
  event: ReviewEvent,
  { copiedFrom, ...payload }: NonNullable<ReviewEvent<'draft.created'>['payload']>,
): Draft {
  return {
    ...payload,
    formerOwners: (copiedFrom?.owners ?? []).filter((one) => one !== payload.owner),
    stage: 'writing',
    createdAt: event.at,
    createdBy: event.by,
    editions: [],
    correction: null,
    spiked: null,
    embargo: null,
    copiedFrom: copiedFrom ? { id: copiedFrom.id, slug: copiedFrom.slug } : null,
  };
}

/** What moves a draft on its way to publication, or off it. */
function staged(draft: Draft, event: ReviewEvent): Draft {
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

/** Whose it is, what it is called, when it is wanted and not before when. */
function planned(draft: Draft, event: ReviewEvent): Draft {
  if (isOf(event, 'draft.assigned') && event.payload) return assigned(draft, event.payload.to);
  if (isOf(event, 'draft.transferred') && event.payload) return { ...draft, desk: event.payload.to };
  if (isOf(event, 'draft.renamed') && event.payload) return { ...draft, slug: event.payload.to };
  if (isOf(event, 'deadline.moved') && event.payload) return { ...draft, deadline: event.payload.to };
  if (isOf(event, 'embargo.placed') && event.payload) {
    const { until, reason } = event.payload;
    return { ...draft, embargo: { until, reason, by: event.by, at: event.at } };
  }
  return isOf(event, 'embargo.lifted') ? { ...draft, embargo: null } : draft;
}

function assigned(draft: Draft, owner: Draft['owner']): Draft {
  const before = [...draft.formerOwners, draft.owner];
  return { ...draft, owner, formerOwners: [...new Set(before)].filter((one) => one !== owner) };
}
