// What one socket types in one turn of the process is dealt with as one: a fast writer costs little more than a slow one.

/** What is more than this at once begins the next. */
const MOST = 100;
const MOST_BYTES = 64_000;

export type Bundle = { readonly messages: readonly unknown[]; readonly bytes: number };

type Parts = {
  /** Runs an act once all that has come in now is heard. */
  readonly soon: (act: () => void) => void;
  readonly deal: (bundle: Bundle) => void;
};

export class Typed {
  readonly #parts: Parts;
  #messages: unknown[] = [];
  #bytes = 0;
  #draft: unknown = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What goes to another draft begins the next bundle: each draft judges for a moment only, and one bundle is one moment. */
  add(message: unknown, bytes: number): void {
    const draft = draftIn(message);
    if (draft !== this.#draft) this.flush();
    this.#draft = draft;
    if (this.#messages.length === 0) this.#parts.soon(() => this.flush());
    this.#messages.push(message);
    this.#bytes += bytes;
    if (this.#messages.length >= MOST || this.#bytes >= MOST_BYTES) this.flush();
  }

  /** Deals with what waits. Asked before anything else that the socket says is done, so that all of it keeps its order. */
  flush(): void {
    if (this.#messages.length === 0) return;
    const bundle = { messages: this.#messages, bytes: this.#bytes };
    this.#messages = [];
    this.#bytes = 0;
    this.#parts.deal(bundle);
  }

  /** Nothing of it is done any more. */
  drop(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}

/** As it came, whatever it is. */
function draftIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, 'draftId') : null;
}
