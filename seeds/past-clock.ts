// A clock that is set back while seeding, so that what happened in the story happened when the story says.
import type { Clock } from '../server/people.ts';

export class PastClock implements Clock {
  readonly #present: number;
  #now: number;

  constructor(present: number) {
    this.#present = present;
    this.#now = present;
  }

  now(): number {
    return this.#now;
  }

  /** Waiting takes as long as ever: only what is written down is dated back. */
  after(ms: number, act: () => void): () => void {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  }

  hoursAgo(hours: number): void {
    this.#now = this.#present - hours * HOUR;
  }

  /** What a calendar says, so many hours from the present. */
  inHours(hours: number): string {
    return new Date(this.#present + hours * HOUR).toISOString();
  }
}

const HOUR = 60 * 60 * 1_000;
