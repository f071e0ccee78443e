// Who sits in a room: whose each session is, since when, under which client ids it writes, and where its cursor is.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Presence } from '../../shared/protocol.ts';
import type { Claims } from './claims.ts';
import type { RoomPresence } from './presence.ts';

/** One socket of somebody. */
export type Session = {
  readonly id: string;
  readonly person: PersonId;
  /** Whether they still are who they were when they asked; a sign-out ends it in the middle of anything. */
  readonly mayStill?: MayStill;
};

export type MayStill = () => boolean;

/** `since` is the number of the draft that the session has read when it joined. */
export type Seat = Session & { readonly since: number };

type Parts = {
  readonly claims: Claims;
  readonly presence: RoomPresence;
  readonly onChange: () => void;
};

export class Seats {
  readonly #seats = new Map<string, Seat>();
  /** The same in their order, asked for at every letter. */
  #all: readonly Seat[] = [];
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get all(): readonly Seat[] {
    return this.#all;
  }

  get sessions(): readonly string[] {
    return [...this.#seats.keys()];
  }

  get presence(): readonly Presence[] {
    return this.#parts.presence.all;
  }

  of(session: string): Seat | null {
    return this.#seats.get(session) ?? null;
  }

  /** Takes a seat and says whether the client id it writes under now is its own to write under. */
  take(seat: Seat, [current, ...earlier]: readonly number[]): boolean {
    const { claims, presence } = this.#parts;
    claims.release(seat.id);
    this.#seats.set(seat.id, seat);
    presence.enter(seat.id, seat.person);
    this.#changed();
    claims.claim(seat.person, seat.id, earlier);
    return claims.claim(seat.person, seat.id, current === undefined ? [] : [current]);
  }

  leave(session: string): void {
    if (!this.#seats.delete(session)) return;
    this.#parts.claims.release(session);
    this.#parts.presence.leave(session);
    this.#changed();
  }

  moveCursor(session: string, cursor: Presence['cursor']): void {
    this.#parts.presence.move(session, cursor);
  }

  close(): void {
    this.#seats.clear();
    this.#parts.presence.close();
    this.#changed();
  }

  #changed(): void {
    this.#all = [...this.#seats.values()];
    this.#parts.onChange();
  }
}
