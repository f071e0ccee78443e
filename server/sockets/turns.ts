// Whose turn it is in this process: messages are dealt with for a few milliseconds at a time, one of each socket in turn.
import type { Clock } from '../people.ts';

/** After this long the process sees to everything else first: the disk, the lines, the clock. In milliseconds. */
const AT_ONCE = 8;

/** Deals with one thing; says whether there is another. */
type Next = () => boolean;

type Parts = {
  readonly clock: Clock;
  /** Runs an act once all that is due now is done. */
  readonly soon: (act: () => void) => void;
};

export class Turns {
  readonly #parts: Parts;
  readonly #waiting: Next[] = [];
  #began: number | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether nobody waits and there is time. */
  isFree(): boolean {
    return this.#waiting.length === 0 && this.#hasTime();
  }

  /** Deals with all there is while nobody waits and there is time; else in turn with the others. */
  take(next: Next): void {
    while (this.isFree()) if (!next()) return;
    this.#waiting.push(next);
  }

  #hasTime(): boolean {
    const { clock, soon } = this.#parts;
    if (this.#began === null) soon(() => this.#pass());
    this.#began ??= clock.now();
    return clock.now() - this.#began < AT_ONCE;
  }

  #pass(): void {
    this.#began = null;
    while (this.#waiting.length > 0 && this.#hasTime()) {
      const next = this.#waiting.shift();
      if (next?.()) this.#waiting.push(next);
    }
  }
}
