// The newsroom's webhooks: made, followed, tried and removed.
import { randomUUID } from 'node:crypto';
import type { Delivery, Hook, NewHook } from '../../shared/api/hooks.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { drawName, type Random } from '../rooms/chance.ts';
import { type HookRow, WELL } from '../store/hook-rows.ts';
import { deliver, Follower, type FollowerParts } from './follower.ts';
import { Sender } from './sender.ts';
import { secretFrom } from './sign.ts';
import { targetOf } from './target.ts';

const MOST = 20;
const SECRET_BYTES = 32;

type Parts = Omit<FollowerParts, 'sender' | 'chance'> & {
  readonly random: Random;
  /** Origins inside the network that hooks may go to. */
  readonly listed: readonly string[];
} & Pick<ConstructorParameters<typeof Sender>[0], 'resolve' | 'within'>;

const NO_HOOK = refuse('not-found', 'There is no such webhook.');
const NO_SECRET = refuse(
  'forbidden',
  'This webhook came out of a backup, which holds no secrets. Make it anew, and remove this one.',
);

export class Hooks {
  readonly #parts: Parts;
  readonly #follows: FollowerParts;
  readonly #followers = new Map<string, Follower>();
  #isPoked = false;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const chance = (): number => Buffer.from(parts.random(4)).readUInt32LE() / 2 ** 32;
    this.#follows = { ...parts, sender: new Sender(parts), chance };
  }

  /** Goes on where the last process stopped. */
  start(): void {
    this.#parts.rows.trimFeed();
    for (const { id } of this.#parts.rows.all()) this.#follow(id);
  }

  /** Something came to the disk. What hangs on it can wait until that is told to people. */
  poke(): void {
    if (this.#isPoked || this.#isClosed) return;
    this.#isPoked = true;
    setImmediate(() => {
      this.#isPoked = false;
      for (const follower of this.#followers.values()) follower.wake();
    });
  }

  make(
    by: PersonId,
    { url, types, words }: NewHook,
  ): { readonly hook: Hook; readonly secret: string } | Refusal {
    const { rows, clock, random, listed } = this.#parts;
    const target = targetOf(url, listed);
    if ('code' in target) return target;
    if (rows.all().length >= MOST)
      return refuse('too-large', `There are ${MOST} webhooks. Remove one that nothing uses any more.`);
    const [id, secret] = [drawName(random), secretFrom(random(SECRET_BYTES))];
    const madeAt = new Date(clock.now()).toISOString();
    rows.add({ id, url: target.url.href, types: [...new Set(types)], words, secret, madeAt, madeBy: by });
    this.#follow(id);
    const row = rows.of(id);
    if (!row) throw new Error('A webhook that was made is not there.');
    return { hook: this.#shown(row), secret };
  }

  all(): Hook[] {
    return this.#parts.rows.all().map((row) => this.#shown(row));
  }

  deliveries(id: string): readonly Delivery[] | Refusal {
    return this.#parts.rows.of(id) ? this.#parts.rows.deliveries(id) : NO_HOOK;
  }

  /** Sends something that means nothing, and says what became of it. */
  async test(id: string): Promise<Delivery | Refusal> {
    const { rows, clock } = this.#parts;
    const hook = rows.of(id);
    if (!hook) return NO_HOOK;
    if (hook.secret === '') return NO_SECRET;
    const timestamp = new Date(clock.now()).toISOString();
    const message = { id: `test_${randomUUID()}`, type: 'galley.test', timestamp, data: {} };
    const sent = await deliver(this.#follows, hook, message);
    const delivery = { at: timestamp, event: message.id, type: message.type, ...sent };
    if (!this.#isClosed && rows.of(id)) rows.note(id, delivery, null);
    return delivery;
  }

  /** Tries at once what has failed or was given up; everything since is still there. */
  again(id: string): Hook | Refusal {
    const { rows } = this.#parts;
    const hook = rows.of(id);
    if (!hook) return NO_HOOK;
    if (hook.secret === '') return NO_SECRET;
    rows.fare(id, WELL);
    this.#followers.get(id)?.again();
    const row = rows.of(id);
    return row ? this.#shown(row) : NO_HOOK;
  }

  remove(id: string): boolean {
    void this.#followers.get(id)?.close();
    this.#followers.delete(id);
    return this.#parts.rows.remove(id);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closing = [...this.#followers.values()].map((follower) => follower.close());
    this.#follows.sender.close();
    await Promise.all(closing);
  }

  #follow(id: string): void {
    const follower = new Follower(id, this.#follows);
    this.#followers.set(id, follower);
    follower.wake();
  }

  #shown(row: HookRow): Hook {
    const { id, url, types, words, madeAt, madeBy } = row;
    const { failingSince, retryAt, disabled } = row.fares;
    const waiting = this.#parts.rows.waiting(row);
    return { id, url, types: [...types], words, madeAt, madeBy, waiting, failingSince, retryAt, disabled };
  }
}
