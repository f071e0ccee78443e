// Passwords as argon2id hashes. Each takes 46 MB and some 30 ms of another thread, so only two are made at once and only so
// many wait: a flood of sign-ins costs memory for two and never the event loop.
import { hash, verify } from '@node-rs/argon2';

/** OWASP ASVS, appendix C. Its algorithm is argon2id unless another is named. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

const AT_ONCE = 2;
/** About two seconds' worth. */
const MOST_WAITING = 100;

/** More ask than can be answered soon. */
export class TooBusy extends Error {}

export class Passwords {
  readonly #waiting: (() => void)[] = [];
  readonly #mostWaiting: number;
  #running = 0;

  constructor(mostWaiting = MOST_WAITING) {
    this.#mostWaiting = mostWaiting;
  }

  /** How many are worked on now. */
  get running(): number {
    return this.#running;
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(asTyped(password), COST));
  }

  matches(hashed: string, password: string): Promise<boolean> {
    return this.#inTurn(() => verify(hashed, asTyped(password)));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await this.#turn();
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** Whoever is done hands their place on, so nobody slips in between. */
  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) throw new TooBusy('too many passwords at once');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** One keyboard writes é as one character, another as two. */
function asTyped(password: string): string {
  return password.normalize('NFKC');
}
