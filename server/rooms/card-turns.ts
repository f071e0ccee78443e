// When a draft's card is made anew while somebody types: counting the words of an article is not for every keystroke.

/** In milliseconds, while few drafts are written at once. */
const EVERY = 500;

export interface CardTurns {
  /** In how many milliseconds a draft may have its card made, whose last is so long ago; 0 for now. It is held to it. */
  next(rested: number): number;
  /** How long making one took, in milliseconds. */
  took(ms: number): void;
}

/** Whatever a card costs. */
export const often: CardTurns = { next: (rested) => Math.max(0, EVERY - rested), took: () => {} };

/** Of the time, all cards together take one part in so many. */
const SHARE = 250;
/** No card waits for longer, in milliseconds, however many are wanted. */
const LONGEST = 20_000;
/** Those that are due within so many milliseconds of each other are made at once, and share one commit. */
const TOGETHER = 250;
/** How much of what one card took is news of what the next will take. */
const NEWS = 1 / 8;

/** The more drafts are written at once and the longer they are, the rarer: with hundreds, the board is up to twenty seconds behind. */
export class SharedCardTurns implements CardTurns {
  #usual = 0;
  #free = Number.NEGATIVE_INFINITY;

  next(rested: number): number {
    const now = performance.now();
    const due = Math.max(now, now + EVERY - rested, this.#free);
    this.#free = Math.min(now + LONGEST, Math.max(now, this.#free) + this.#usual * SHARE);
    return due > now ? Math.ceil(due / TOGETHER) * TOGETHER - now : 0;
  }

  took(ms: number): void {
    this.#usual += (ms - this.#usual) * NEWS;
  }
}
