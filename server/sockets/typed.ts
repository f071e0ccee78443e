// What one socket types until it can be written is dealt with as one: a fast writer costs little more than a slow one.
import { fromWire } from '../../shared/wire-bytes.ts';
import { sizeOf } from './costs.ts';
import { Unread } from './parser.ts';

/** What is more than this at once begins the next. */
const MOST = 100;
const MOST_BYTES = 64_000;

export type Bundle = {
  readonly messages: readonly unknown[];
  readonly bytes: number;
  /** When the first of it came in, on `performance.now()`. */
  readonly cameAt: number;
};

type Parts = {
  /** Runs an act when what is dealt with then can be written at once. */
  readonly soon: (act: () => void) => void;
  readonly deal: (bundle: Bundle) => void;
  /** Hears of what is no message at all; nothing that came with it is dealt with. */
  readonly unreadable: () => void;
};

type Message = { readonly message: unknown; readonly bytes: number };

export class Typed {
  readonly #parts: Parts;
  /** Null while nothing waits: a list that lies about empty grows old, and what is put into it then counts as old, too. */
  #sent: unknown[] | null = null;
  #bytes = 0;
  #cameAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  add(sent: unknown): void {
    if (!this.#sent) {
      this.#sent = [];
      this.#cameAt = performance.now();
      this.#parts.soon(() => this.flush());
    }
    this.#sent.push(sent);
    this.#bytes += weightOf(sent);
    if (this.#sent.length >= MOST || this.#bytes >= MOST_BYTES) this.flush();
  }

  /**
   * Deals with what waits. Asked before anything else that the socket says is done, so that all of it keeps its order. What
   * goes to another draft begins the next bundle: each draft judges for a moment only, and one bundle is one moment.
   */
  flush(): void {
    const sent = this.#sent;
    if (!sent) return;
    this.drop();
    const messages = readAll(sent);
    if (!messages) this.#parts.unreadable();
    for (const some of byDraft(messages ?? []))
      this.#parts.deal({
        messages: some.map(({ message }) => message),
        bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
        cameAt: this.#cameAt,
      });
  }

  /** Nothing of it is done any more. */
  drop(): void {
    this.#sent = null;
    this.#bytes = 0;
  }
}

function weightOf(sent: unknown): number {
  return sent instanceof Unread ? sent.length : sizeOf(sent);
}

/** Null when one of them cannot be read. */
function readAll(sent: readonly unknown[]): readonly Message[] | null {
  try {
    return sent.map((one) => ({
      message: fromWire(one instanceof Unread ? one.read() : one),
      bytes: weightOf(one),
    }));
  } catch {
    return null;
  }
}

/** Neighbours that go to the same draft, in their order. */
function byDraft(messages: readonly Message[]): readonly (readonly Message[])[] {
  const runs: Message[][] = [];
  let draft: unknown;
  for (const one of messages) {
    const last = runs.at(-1);
    if (last && draftIn(one.message) === draft) last.push(one);
    else runs.push([one]);
    draft = draftIn(one.message);
  }
  return runs;
}

/** As it came, whatever it is. */
function draftIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'draftId' in message ? message.draftId : null;
}
