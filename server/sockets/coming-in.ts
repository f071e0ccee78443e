// When a crowd comes back, all are let in before anything else: what whoever is in writes, and what they typed meanwhile,
// waits for the last of them; what they read does not. Then it is taken, written and told together, not once for each who came.
import type { Clock } from '../people.ts';

/** This many who have just come are a crowd; one every so many milliseconds is forgotten. */
const CROWD = 20;
const FORGOTTEN_EVERY = 5;
/** No more are remembered, so that a crowd is over soon after the last has come. */
const MOST = 30;
/** Nobody who is in waits longer for those who are not, nor for any one of them, in milliseconds. */
const LONGEST = 1_500;
const LOOKS_EVERY = 20;

export class ComingIn {
  readonly #clock: Clock;
  /** How many stand at the door and have not been let in. */
  #outside = 0;
  #lately = 0;
  #at = Number.NEGATIVE_INFINITY;
  #waiting: (() => void)[] = [];
  #since = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Somebody is at the door. Returns what to call when they are in, or gone. */
  comes(): () => void {
    this.#lately = Math.min(MOST, this.#remembered + 1);
    this.#at = this.#clock.now();
    this.#outside += 1;
    let isOutside = true;
    const isIn = (): void => {
      if (!isOutside) return;
      isOutside = false;
      this.#outside -= 1;
      stop();
    };
    const stop = this.#clock.after(LONGEST, isIn);
    return isIn;
  }

  /** Whether others should be let in before anything else is done. */
  get isCrowded(): boolean {
    return this.#outside >= CROWD || this.#remembered >= CROWD;
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
