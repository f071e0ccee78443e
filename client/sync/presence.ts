// Where everybody's cursor is: own position told at most every 80 ms, the newest wins; the others' merged in.
import type { Presence, Told } from '../../shared/protocol.ts';

const TELL_EVERY = 80;

type Cursor = Presence['cursor'];

/** Posts this window's cursor, the latest only. */
export class CursorPost {
  #latest: Cursor = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #post: (cursor: Cursor) => Promise<unknown>;

  constructor(post: (cursor: Cursor) => Promise<unknown>) {
    this.#post = post;
  }

  set(cursor: Cursor): void {
    this.#latest = cursor;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#post(this.#latest).catch(() => {
        // A cursor is not worth repeating: the next one replaces it.
      });
    }, TELL_EVERY);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
}

export function withChanges(
  presence: readonly Presence[],
  message: Told['draft.presence'],
): readonly Presence[] {
  const replaced = new Set([...message.left, ...message.changed.map((one) => one.session)]);
  return [...presence.filter((one) => !replaced.has(one.session)), ...message.changed];
}
