// What somebody who comes to a draft lacks of it, by what they say they have.
import type { Person } from '../../shared/newsroom.ts';
import type { Joined } from '../../shared/protocol.ts';
import { visible } from '../../shared/review/visible.ts';
import type { LiveDraft } from './live-draft.ts';

export type JoinRequest = {
  readonly stateVector: Uint8Array;
  readonly lastEvent: number;
  readonly clientIds: readonly number[];
  readonly epoch: string | null;
};

type Read = Omit<Joined, 'presence' | 'session' | 'newClientId'>;

/** Null when what they say they have is no state of an article. */
export function readBy(
  person: Person,
  live: LiveDraft,
  { stateVector, lastEvent }: JoinRequest,
): Read | null {
  const update = difference(live, stateVector);
  const { seq, textVersion, cuts, stateVector: has, epoch } = live;
  const later = live.events.filter((event) => event.seq > lastEvent);
  const events = later.map((event) => visible(event, person));
  return update && { update, stateVector: has, events, seq, textVersion, cuts, epoch };
}

/** What somebody has who comes with another past of the draft: nothing of it may come back. */
export function isOfAnotherPast(live: LiveDraft, { epoch }: JoinRequest): boolean {
  return epoch !== null && epoch !== live.epoch;
}

/** A vector of no clients: whoever says so has nothing yet. */
const NOTHING = 0;

function difference(live: LiveDraft, stateVector: Uint8Array): Uint8Array | null {
  if (stateVector.length === 1 && stateVector[0] === NOTHING) return live.state;
  try {
    return live.difference(stateVector);
  } catch {
    return null;
  }
}
