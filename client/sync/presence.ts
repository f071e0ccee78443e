// Where everybody's cursor is: own position told at most every 80 ms, the newest wins; the others' merged in.
import type { Presence, Told } from '../../shared/protocol.ts';
import type { Clock } from './clock.ts';

const TELL_EVERY = 80;

type Cursor = Presence['cursor'];

/** Posts this window's cursor, the latest only. */
export class CursorPost {
  #latest: Cursor = null;
  #stop: (() => void) | null = null;
  readonly #clock: Clock;
  readonly #post: (cursor: Cursor) => Promise<unknown>;

  constructor(clock: Clock, post: (cursor: Cursor) => Promise<unknown>) {
    this.#clock = clock;
    this.#post = post;
  }

  set(cursor: Cursor): void {
    this.#latest = cursor;
    this.#stop ??= this.#clock.after(TELL_EVERY, () => {
      this.#stop = null;
      this.#post(this.#latest).catch(() => {
        // A cursor is not worth repeating: the next one replaces it.
      });
    });
  }

  close(): void {
    this.#stop?.();
  }
}

export function withChanges(
  presence: readonly Presence[],
  message: Told['draft.presence'],
): readonly Presence[] {
  const replaced = new Set([...message.left, ...message.changed.map((one) => one.session)]);
  return [...presence.filter((one) => !replaced.has(one.session)), ...message.changed];
}
