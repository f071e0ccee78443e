// How fast one socket may ask: what comes too fast waits its turn, and is never left out of a row.
import type { Clock } from '../people.ts';
import type { Turns } from './turns.ts';

/** Units of work a second, and how many may come at once. */
const RATE = 200;
const BURST = 1_000;
/** What takes long is paid for by its time, whatever it looked like: one socket gets a fifth of the process, not more. */
const UNITS_PER_MS = 1;
/** More than this waiting is no typist. */
const MOST_WAITING = 1_000;
const MOST_BYTES = 8_000_000;

type Turn = {
  readonly cost: number;
  readonly bytes: number;
  /** Says whether it began. If not, it stays the first: whoever holds lets it go on. */
  readonly begin: () => boolean;
};
type Parts = {
  readonly clock: Clock;
  readonly turns: Turns;
  /** How long this process has worked so far, in milliseconds: what it waited for is nobody's doing. */
  readonly worked: () => number;
};

export class Throttle {
  readonly #clock: Clock;
  readonly #shared: Turns;
  readonly #worked: () => number;
  readonly #turns: Turn[] = [];
  #bytes = 0;
  #left = BURST;
  #at: number;
  #holds = 0;
  #isInTurn = false;
  #stop: (() => void) | null = null;

  constructor({ clock, turns, worked }: Parts) {
    this.#clock = clock;
    this.#worked = worked;
    this.#shared = turns;
    this.#at = clock.now();
  }

  /** Runs `begin` when it is its turn; false when too much waits already. */
  take(turn: Turn): boolean {
    if (this.#turns.length >= MOST_WAITING || this.#bytes + turn.bytes > MOST_BYTES) return false;
    if (this.#beginsAtOnce(turn)) return true;
    this.#turns.push(turn);
    this.#bytes += turn.bytes;
    this.#run();
    return true;
  }

  /** Where nothing waits, neither here nor anywhere, there is no row to be put down in. */
  #beginsAtOnce(turn: Turn): boolean {
    if (this.#isInTurn || this.#turns.length > 0 || !this.#mayRun() || !this.#shared.isFree()) return false;
    this.#isInTurn = true;
    const hasBegun = this.#begins(turn);
    this.#isInTurn = false;
    // What was asked meanwhile.
    if (hasBegun) this.#run();
    return hasBegun;
  }

  /** What turned out to cost more than it looked. */
  pay(cost: number): void {
    this.#left -= cost;
  }

  /** Nothing runs until as many `go`. */
  hold(): void {
    this.#holds += 1;
  }

  go(): void {
    this.#holds -= 1;
    this.#run();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#holds = Number.POSITIVE_INFINITY;
    this.#turns.length = 0;
  }

  #run(): void {
    if (this.#isInTurn || !this.#hasNext()) return;
    this.#isInTurn = true;
    this.#shared.take(() => {
      if (this.#hasNext()) this.#runNext();
      this.#isInTurn = this.#hasNext();
      return this.#isInTurn;
    });
  }

  #hasNext(): boolean {
    return this.#turns.length > 0 && this.#mayRun();
  }

  #mayRun(): boolean {
    if (this.#holds > 0) return false;
    this.#refill();
    if (this.#left <= 0) this.#runLater();
    return this.#left > 0;
  }

  #runNext(): void {
    const [turn] = this.#turns;
    if (!turn || !this.#begins(turn)) return;
    this.#turns.shift();
    this.#bytes -= turn.bytes;
  }

  /** Says whether it began, and has it paid for. */
  #begins({ begin, cost }: Turn): boolean {
    const before = this.#worked();
    if (!begin()) return false;
    this.#left -= cost + (this.#worked() - before) * UNITS_PER_MS;
    return true;
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
