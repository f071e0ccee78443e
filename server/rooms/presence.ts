// Who is in a draft now and where their cursor is: kept nowhere, told at most every 80 ms, the latest wins.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Presence, Told } from '../../shared/protocol.ts';
import type { Clock } from '../people.ts';

const TELL_EVERY = 80;

type Change = Pick<Told['draft.presence'], 'changed' | 'left'>;

export class RoomPresence {
  readonly #here = new Map<string, Presence>();
  readonly #touched = new Set<string>();
  readonly #clock: Clock;
  readonly #tell: (change: Change) => void;
  #stop: (() => void) | null = null;

  constructor(clock: Clock, tell: (change: Change) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get all(): readonly Presence[] {
    return [...this.#here.values()];
  }

  enter(session: string, person: PersonId): void {
    this.#here.set(session, { session, person, cursor: null });
    this.#touch(session);
  }

  move(session: string, cursor: Presence['cursor']): void {
    const here = this.#here.get(session);
    if (!here) return;
    this.#here.set(session, { ...here, cursor });
    this.#touch(session);
  }

  leave(session: string): void {
    if (this.#here.delete(session)) this.#touch(session);
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #touch(session: string): void {
    this.#touched.add(session);
    this.#stop ??= this.#clock.after(TELL_EVERY, () => this.#tellAll());
  }

  #tellAll(): void {
    this.#stop = null;
    const touched = [...this.#touched];
    this.#touched.clear();
    const changed = touched.flatMap((session) => this.#here.get(session) ?? []);
    this.#tell({ changed, left: touched.filter((session) => !this.#here.has(session)) });
  }
}
