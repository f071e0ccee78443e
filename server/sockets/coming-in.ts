// When a crowd comes back, all are let in before anything else: what whoever is in asks next, and what they typed
// meanwhile, waits for the last of them. Then it is taken, written and told together, not once for each who came.
import type { Clock } from '../people.ts';

/** This many who have just come are a crowd; one every so many milliseconds is forgotten. */
const CROWD = 20;
const FORGOTTEN_EVERY = 5;
/** No more are remembered, so that a crowd is over soon after the last has come. */
const MOST = 30;
/** Nobody who is in waits longer for those who are not, in milliseconds. */
const LONGEST = 500;
const LOOKS_EVERY = 20;

export class ComingIn {
  readonly #clock: Clock;
  #lately = 0;
  #at = Number.NEGATIVE_INFINITY;
  #waiting: (() => void)[] = [];
  #since = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Somebody is at the door. */
  comes(): void {
    this.#lately = Math.min(MOST, this.#remembered + 1);
    this.#at = this.#clock.now();
  }

  /** Whether others should be let in before anything else is done. */
  get isCrowded(): boolean {
    return this.#remembered >= CROWD;
  }

  /** Runs an act when the crowd is in, or has kept somebody waiting for long enough. */
  afterwards(act: () => void): void {
    if (this.#waiting.push(act) > 1) return;
    this.#since = this.#clock.now();
    this.#look();
  }

  get #remembered(): number {
    return Math.max(0, this.#lately - (this.#clock.now() - this.#at) / FORGOTTEN_EVERY);
  }

  #look(): void {
    if (this.isCrowded && this.#clock.now() - this.#since < LONGEST)
      this.#clock.after(LOOKS_EVERY, () => this.#look());
    else for (const act of this.#waiting.splice(0)) act();
  }
}
