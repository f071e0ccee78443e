// Whether this window's copy is the server's: asked after each join and every half minute, and healed when it is not.
import type { Ack, Verdict } from '../../shared/protocol.ts';
import type { Clock } from './clock.ts';

/** How long after a join the first one is made, in milliseconds: the page is drawn first. */
const FIRST_AFTER = 100;
/** How long after a check the next one follows, in milliseconds. */
const CHECK_EVERY = 30_000;
/** How soon it is tried again while text is on its way, here or there. */
const AGAIN_AFTER = 3_000;

type Parts = {
  readonly clock: Clock;
  /** Whether this copy can be compared: all that was typed here is on the server, and no join is to come. */
  readonly isQuiet: () => boolean;
  readonly ask: () => Promise<Ack<{ readonly verdict: Verdict }>>;
  readonly onDiffers: () => void;
  /** The server does not know that this window is here: nothing would be told to it. */
  readonly onUnseated: () => void;
};

export class StateCheck {
  readonly #parts: Parts;
  #stop: (() => void) | null = null;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Called after each join. */
  beginSoon(): void {
    if (!this.#isClosed) this.#askIn(FIRST_AFTER);
  }

  /** Asks now, or as soon as it makes sense. */
  async #begin(): Promise<void> {
    this.pause();
    if (this.#isClosed) return;
    if (!this.#parts.isQuiet()) return this.#askIn(AGAIN_AFTER);
    const verdict = await this.#verdict();
    if (this.#isClosed) return;
    if (verdict === 'differs') this.#parts.onDiffers();
    else this.#askIn(verdict === 'same' ? CHECK_EVERY : AGAIN_AFTER);
  }

  /** Nothing is asked until the next join. */
  pause(): void {
    this.#stop?.();
    this.#stop = null;
  }

  close(): void {
    this.pause();
    this.#isClosed = true;
  }

  async #verdict(): Promise<Verdict> {
    try {
      const answer = await this.#parts.ask();
      if (!answer.ok && answer.refusal.code === 'not-saved') this.#parts.onUnseated();
      return answer.ok ? answer.verdict : 'later';
    } catch {
      // Not heard: the join after this broken line asks again.
      return 'later';
    }
  }

  #askIn(ms: number): void {
    this.pause();
    this.#stop = this.#parts.clock.after(ms, () => void this.#begin());
  }
}
