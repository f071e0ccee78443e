// Who is in the newsroom and who is asking: what rooms, sockets and routes need to know of accounts.
import type { IncomingMessage } from 'node:http';
import type { Person, PersonId } from '../shared/newsroom.ts';
import type { SessionEnd } from '../shared/protocol.ts';

/** The newsroom as it stands now, from memory: rights are judged against it at every act. */
export interface People {
  personOf(id: PersonId): Person | null;
  everybody(): readonly Person[];
  /** Everybody, and those who left, whose names still stand under what they did. */
  roll(): readonly Person[];
  /** Calls back after somebody's role or desks changed, or somebody came or was disabled; returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** Says who sends a request, from its session cookie; null for nobody. */
export interface Sessions {
  whoAsks(request: IncomingMessage): Promise<{ readonly person: Person; readonly session: string } | null>;
  /** Whether a request comes from our own pages: Origin judged against where we are, on HTTP and on the socket handshake. */
  isOurOrigin(request: IncomingMessage): boolean;
  /** Somebody is here in this session; returns what to call when their line closes. */
  lineOpens(session: string): () => void;
  /** Calls back with a session that ended (sign-out, a new password, a disabled account, its time is over), so that its sockets are cut; returns how to stop. */
  onEnd(listener: (session: string, because: SessionEnd) => void): () => void;
}

/** The time, as everything on the server reads it; tests hold their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `act` once, `ms` from now; returns how to call it off. */
  after(ms: number, act: () => void): () => void;
}
