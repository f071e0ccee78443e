// How fast one socket may ask: what comes too fast waits its turn, and is never left out of a row.
import type { Clock } from '../people.ts';

/** Units of work a second, and how many may come at once. */
const RATE = 200;
const BURST = 1_000;
/** More than this waiting is no typist. */
const MOST_WAITING = 1_000;
const MOST_BYTES = 8_000_000;

type Turn = { readonly cost: number; readonly bytes: number; readonly act: () => void };

export class Throttle {
  readonly #clock: Clock;
  readonly #turns: Turn[] = [];
  #bytes = 0;
  #left = BURST;
  #at: number;
  #isHeld = false;
  #stop: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Runs `act` when it is its turn; false when too much waits already. */
  take(turn: Turn): boolean {
    if (this.#turns.length >= MOST_WAITING || this.#bytes + turn.bytes > MOST_BYTES) return false;
    this.#turns.push(turn);
    this.#bytes += turn.bytes;
    this.#run();
    return true;
  }

  /** Nothing runs until `go`. */
  hold(): void {
    this.#isHeld = true;
  }

  go(): void {
    this.#isHeld = false;
    this.#run();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#isHeld = true;
    this.#turns.length = 0;
  }

  #run(): void {
    this.#refill();
    while (!this.#isHeld && this.#left > 0) {
      const turn = this.#turns.shift();
      if (!turn) return;
      this.#left -= turn.cost;
      this.#bytes -= turn.bytes;
      turn.act();
    }
    if (!this.#isHeld && this.#turns.length > 0) this.#runLater();
  }

  #runLater(): void {
    this.#stop ??= this.#clock.after(Math.ceil((1_000 * (1 - this.#left)) / RATE), () => {
      this.#stop = null;
      this.#run();
    });
  }

  #refill(): void {
    const now = this.#clock.now();
    this.#left = Math.min(BURST, this.#left + (Math.max(0, now - this.#at) * RATE) / 1_000);
    this.#at = now;
  }
}
