// One hook on its way through the feed: sends what comes, in each draft's own order, and stays where it failed until it
// has come through. What was sent and not yet noted when the process died is sent again.
import type { HookMessage } from '../../shared/api/hooks.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import { type Fed, type HookRow, type HookRows, WELL } from '../store/hook-rows.ts';
import { afterFailure } from './backoff.ts';
import { messageOf } from './message.ts';
import type { Sender, Sent } from './sender.ts';
import { signed } from './sign.ts';

/** How many events are looked at together, and how many drafts are sent of at once. */
const TOGETHER = 50;
const AT_ONCE = 4;
/** What is passed over is noted now and then, so that a start need not look at all of it again. */
const PASSED_OVER = 1_000;
/** How long it waits when it cannot write down how it fares, in milliseconds. */
const DISK_AGAIN = 30_000;

export type FollowerParts = {
  readonly rows: HookRows;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly log: Log;
  /** At least 0, less than 1. */
  readonly chance: () => number;
};

export class Follower {
  readonly #id: string;
  readonly #parts: FollowerParts;
  #running: Promise<void> | null = null;
  #stopWaiting: (() => void) | null = null;
  #isNews = false;
  #isClosed = false;
  /** Places that have come through though an earlier one has not. */
  readonly #ahead = new Set<number>();

  constructor(id: string, parts: FollowerParts) {
    this.#id = id;
    this.#parts = parts;
  }

  /** Something happened, or it is time to try again. */
  wake(): void {
    this.#isNews = true;
    if (this.#isClosed || this.#stopWaiting) return;
    this.#running ??= this.#run();
  }

  /** Begins anew at once, however long it was going to wait. */
  again(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.wake();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWaiting?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#isNews && !this.#isClosed && !this.#stopWaiting) {
        this.#isNews = false;
        await this.#follow();
      }
    } catch (error) {
      this.#parts.log.error({ error, hook: this.#id }, 'a webhook could not be followed');
      if (!this.#isClosed) this.#wait(DISK_AGAIN);
    } finally {
      this.#running = null;
    }
  }

  async #follow(): Promise<void> {
    const { rows, clock } = this.#parts;
    const hook = rows.of(this.#id);
    if (!hook || hook.fares.disabled !== null) return;
    const early = hook.fares.retryAt === null ? 0 : Date.parse(hook.fares.retryAt) - clock.now();
    if (early > 0) return this.#wait(early);
    const end = rows.end();
    const fed = rows.next(hook, TOGETHER);
    if (fed.length === 0) {
      if (end - hook.place >= PASSED_OVER) rows.move(this.#id, end);
      return;
    }
    const failed = await this.#sendAll(hook, fed);
    if (this.#isClosed) return;
    this.#isNews = true;
    const reached = this.#reached(fed);
    if (reached !== null) rows.move(this.#id, reached);
    if (failed) return this.#fails(hook, failed);
    this.#ahead.clear();
    if (hook.fares.failingSince !== null) rows.fare(this.#id, WELL);
  }

  /** Some drafts at a time, each in its own order; answers the first failure. */
  async #sendAll(hook: HookRow, fed: readonly Fed[]): Promise<Sent | null> {
    const drafts = [...Map.groupBy(fed, ({ draftId }) => draftId).values()];
    const failures: Sent[] = [];
    const work = async (): Promise<void> => {
      for (let draft = drafts.shift(); draft; draft = drafts.shift()) {
        const failed = await this.#sendDraft(hook, draft, fed);
        if (failed) failures.push(failed);
      }
    };
    const works = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    for (const one of works) if (one.status === 'rejected') throw one.reason;
    return failures[0] ?? null;
  }

  async #sendDraft(hook: HookRow, draft: readonly Fed[], fed: readonly Fed[]): Promise<Sent | null> {
    for (const one of draft) {
      if (this.#ahead.has(one.place)) continue;
      const message = messageOf(one, hook.words);
      const at = new Date(this.#parts.clock.now()).toISOString();
      const sent = await deliver(this.#parts, hook, message);
      if (this.#isClosed || !this.#parts.rows.of(this.#id)) return null;
      if (sent.error === null) this.#ahead.add(one.place);
      const delivery = { at, event: message.id, type: message.type, ...sent };
      this.#parts.rows.note(this.#id, delivery, sent.error === null ? this.#reached(fed) : null);
      if (sent.error !== null) return sent;
    }
    return null;
  }

  /** How far all has come through; null when the first has not. */
  #reached(fed: readonly Fed[]): number | null {
    let reached: number | null = null;
    for (const { place } of fed) {
      if (!this.#ahead.has(place)) break;
      reached = place;
    }
    return reached;
  }

  #fails({ fares }: HookRow, { status }: Sent): void {
    const { rows, clock, log, chance } = this.#parts;
    const after = afterFailure(fares, { now: clock.now(), status, chance: chance() });
    rows.fare(this.#id, after);
    if (after.disabled !== null) log.warn({ hook: this.#id, why: after.disabled }, 'a webhook was given up');
  }

  #wait(ms: number): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.#parts.clock.after(ms, () => {
      this.#stopWaiting = null;
      this.wake();
    });
  }
}

/** Signed at the moment it leaves: who receives it may refuse what is old. */
export function deliver(
  { sender, clock }: Pick<FollowerParts, 'sender' | 'clock'>,
  { url, secret }: Pick<HookRow, 'url' | 'secret'>,
  message: Pick<HookMessage, 'id'>,
): Promise<Sent> {
  const body = JSON.stringify(message);
  const seconds = Math.floor(clock.now() / 1_000);
  return sender.send(url, { body, headers: signed(secret, message.id, seconds, body) });
}
