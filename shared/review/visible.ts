// What somebody may read: the two questions that every door asks.
import type { Person } from '../newsroom.ts';
import type { ReviewEvent } from './events.ts';
import type { DraftSubject } from './policy.ts';

/** The event as this person may see it; its payload is null where it is withheld. Everybody of a newsroom reads its reviews. */
export function visible(event: ReviewEvent, _person: Person): ReviewEvent {
  return event;
}

/** Whether a draft is there for this person at all. Everybody of a newsroom reads its drafts. */
export function readable(_draft: DraftSubject, _person: Person): boolean {
  return true;
}
