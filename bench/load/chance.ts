// One seed for a whole run, so that every system is given the same keys in the same order.
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return this.#state / 0x8000_0000;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
