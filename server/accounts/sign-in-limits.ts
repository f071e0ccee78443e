// How often somebody may be wrong: few times for one account from one address, more for one address over all accounts, and
// never for an account alone, or a stranger could lock out whoever it belongs to.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';

const SECONDS = 15 * 60;
const WRONG_PER_ACCOUNT = 5;
/** A newsroom behind one router is many people, each of whom may have a bad morning. */
const WRONG_PER_ADDRESS = 50;

/** A try is counted before its password is looked at, so that a thousand at once are a thousand; a right one is given back. */
export class SignInLimits {
  readonly #pairs = new RateLimiterMemory({ points: WRONG_PER_ACCOUNT, duration: SECONDS });
  readonly #addresses = new RateLimiterMemory({ points: WRONG_PER_ADDRESS, duration: SECONDS });

  /** `attempt` answers null for wrong. When it breaks, nobody looked: that was neither right nor wrong. */
  async try<T>(
    account: string,
    address: string,
    attempt: () => Promise<T | null>,
  ): Promise<T | null | Refusal> {
    const wait = await this.#count(account, address);
    if (wait) return wait;
    try {
      const answer = await attempt();
      if (answer !== null) await this.#forget(account, address);
      return answer;
    } catch (error) {
      await Promise.all([this.#pairs.reward(pair(account, address)), this.#addresses.reward(address)]);
      throw error;
    }
  }

  async #count(account: string, address: string): Promise<Refusal | null> {
    const tired = await secondsLeft(this.#addresses, address);
    if (tired > 0) return tooFast(tired);
    const wait = await secondsLeft(this.#pairs, pair(account, address));
    if (wait === 0) return null;
    // Whoever may not try does not use up what their colleagues at the same address have.
    await this.#addresses.reward(address);
    return tooFast(wait);
  }

  async #forget(account: string, address: string): Promise<void> {
    await Promise.all([this.#pairs.delete(pair(account, address)), this.#addresses.reward(address)]);
  }
}

function pair(account: string, address: string): string {
  return `${address} ${account}`;
}

async function secondsLeft(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

function tooFast(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60);
  const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return refuse(
    'too-fast',
    `That was wrong too often. Try again in ${when}, or ask a chief for a link to a new password.`,
  );
}
