// Who is in a draft now and where their cursor is: kept nowhere, told now and then, the latest wins.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Presence, Told } from '../../shared/protocol.ts';
import type { Clock } from '../people.ts';

/** A cursor on the move is told within so many milliseconds. */
const MOVED_WITHIN = 80;
/** Who came or went, when nobody else has for so long, in milliseconds: a crowd is then told of in one message, not person by person. */
const CAME_WITHIN = 250;
/** And within so many, however many still come. */
const LONGEST = 1_000;

type Change = Pick<Told['draft.presence'], 'changed' | 'left'>;

export class RoomPresence {
  readonly #here = new Map<string, Presence>();
  readonly #touched = new Set<string>();
  readonly #clock: Clock;
  readonly #tell: (change: Change) => void;
  #stop: (() => void) | null = null;
  /** When what is new is told, on the clock: who came or went, and whose cursor moved. */
  #cameAt = Number.POSITIVE_INFINITY;
  #movedAt = Number.POSITIVE_INFINITY;
  /** When the first of it was new. */
  #since = 0;

  constructor(clock: Clock, tell: (change: Change) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get all(): readonly Presence[] {
    return [...this.#here.values()];
  }

  enter(session: string, person: PersonId): void {
    this.#here.set(session, { session, person, cursor: null });
    this.#comesOrGoes(session);
  }

  move(session: string, cursor: Presence['cursor']): void {
    const here = this.#here.get(session);
    if (!here) return;
    this.#here.set(session, { ...here, cursor });
    this.#touch(session);
    this.#movedAt = Math.min(this.#movedAt, this.#clock.now() + MOVED_WITHIN);
    this.#tellAt(Math.min(this.#cameAt, this.#movedAt));
  }

  leave(session: string): void {
    if (this.#here.delete(session)) this.#comesOrGoes(session);
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #comesOrGoes(session: string): void {
    this.#touch(session);
    this.#cameAt = Math.min(this.#clock.now() + CAME_WITHIN, this.#since + LONGEST);
    if (!this.#stop) this.#tellAt(this.#cameAt);
  }

  #touch(session: string): void {
    if (this.#touched.size === 0) this.#since = this.#clock.now();
    this.#touched.add(session);
  }

  #tellAt(at: number): void {
    this.#stop?.();
    this.#stop = this.#clock.after(Math.max(0, at - this.#clock.now()), () => this.#look());
  }

  /** More may have come since. */
  #look(): void {
    const at = Math.min(this.#cameAt, this.#movedAt);
    if (this.#clock.now() < at) this.#tellAt(at);
    else this.#tellAll();
  }

  #tellAll(): void {
    this.#stop = null;
    this.#cameAt = Number.POSITIVE_INFINITY;
    this.#movedAt = Number.POSITIVE_INFINITY;
    const touched = [...this.#touched];
    this.#touched.clear();
    const changed = touched.flatMap((session) => this.#here.get(session) ?? []);
    this.#tell({ changed, left: touched.filter((session) => !this.#here.has(session)) });
  }
}
