// What of an event somebody may read: the one function that every door asks.
import type { Person } from '../newsroom.ts';
import type { ReviewEvent } from './events.ts';

/** The event as this person may see it; its payload is null where it is withheld. Everybody of a newsroom reads its reviews. */
export function visible(event: ReviewEvent, _person: Person): ReviewEvent {
  return event;
}
