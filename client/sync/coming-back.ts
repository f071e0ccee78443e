// How long to wait before calling the server again: by chance, so that hundreds who lost it together do not come at once.

/** Within how long the first call goes out when nobody said otherwise, and within how long any does, in milliseconds. */
const FIRST_WITHIN = 2_000;
const LONGEST_WITHIN = 5_000;

export class ComingBack {
  readonly #chance: () => number;
  #within = FIRST_WITHIN;

  /** `chance` is at least 0 and less than 1. */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** The server leaves on purpose and says over how long its people may spread. */
  announced(within: number): void {
    this.#within = Math.min(LONGEST_WITHIN, within);
  }

  /** The wait before the next call, any part of a time that doubles with each call that fails. */
  wait(): number {
    const wait = this.#chance() * this.#within;
    this.#within = Math.min(LONGEST_WITHIN, 2 * this.#within);
    return wait;
  }

  /** The server was reached. */
  arrived(): void {
    this.#within = FIRST_WITHIN;
  }
}
