// What each session hears of a commit: everybody the same text, and of the events what they may read.
import type { Frame } from '../../shared/protocol.ts';
import { visible } from '../../shared/review/visible.ts';
import type { People } from '../people.ts';
import type { Seat } from './seats.ts';

type Heard = { readonly sessions: readonly string[]; readonly frame: Frame };

/** Whoever joined later has read it already. */
export function heardOf(frame: Frame, everybody: readonly Seat[], people: People): readonly Heard[] {
  const seats = everybody.filter((seat) => seat.since < frame.seq);
  if (frame.events.length === 0) return [{ sessions: seats.map((seat) => seat.id), frame }];
  return [...Map.groupBy(seats, (seat) => seat.person)].flatMap(([personId, theirs]) => {
    const person = people.personOf(personId);
    if (!person) return [];
    const events = frame.events.map((event) => visible(event, person));
    return [{ sessions: theirs.map((seat) => seat.id), frame: { ...frame, events } }];
  });
}
