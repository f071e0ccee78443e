// Who is in a draft now and where their cursor is: kept nowhere, told now and then, the latest wins.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Presence, Told } from '../../shared/protocol.ts';
import type { Clock } from '../people.ts';

/** A cursor on the move is told within so many milliseconds. */
const MOVED_WITHIN = 80;
/** Who came or went, within so many: a crowd that comes is then told of in one message, not in one for each. */
const CAME_WITHIN = 250;

type Change = Pick<Told['draft.presence'], 'changed' | 'left'>;

export class RoomPresence {
  readonly #here = new Map<string, Presence>();
  readonly #touched = new Set<string>();
  readonly #clock: Clock;
  readonly #tell: (change: Change) => void;
  #stop: (() => void) | null = null;
  /** When what is new is told, on the clock. */
  #at = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, tell: (change: Change) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get all(): readonly Presence[] {
    return [...this.#here.values()];
  }

  enter(session: string, person: PersonId): void {
    this.#here.set(session, { session, person, cursor: null });
    this.#touch(session, CAME_WITHIN);
  }

  move(session: string, cursor: Presence['cursor']): void {
    const here = this.#here.get(session);
    if (!here) return;
    this.#here.set(session, { ...here, cursor });
    this.#touch(session, MOVED_WITHIN);
  }

  leave(session: string): void {
    if (this.#here.delete(session)) this.#touch(session, CAME_WITHIN);
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #touch(session: string, within: number): void {
    this.#touched.add(session);
    const at = this.#clock.now() + within;
    if (at >= this.#at) return;
    this.#stop?.();
    this.#at = at;
    this.#stop = this.#clock.after(within, () => this.#tellAll());
  }

  #tellAll(): void {
    this.#stop = null;
    this.#at = Number.POSITIVE_INFINITY;
    const touched = [...this.#touched];
    this.#touched.clear();
    const changed = touched.flatMap((session) => this.#here.get(session) ?? []);
    this.#tell({ changed, left: touched.filter((session) => !this.#here.has(session)) });
  }
}
