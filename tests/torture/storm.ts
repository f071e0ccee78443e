// Everybody's line breaks at once because the server is gone, and everybody comes back at once: one is killed, one closes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DraftId } from '../../shared/review/draft.ts';
import { Server } from '../fixtures/server.ts';
import { type SignedIn, signsIn } from '../fixtures/sign-in.ts';
import { Crowd } from './crowd.ts';
import { readDisk } from './disk.ts';
import { hireWriters } from './hire.ts';
import { judge } from './judge.ts';
import { makeDrafts } from './make-drafts.ts';
import { Oracle } from './oracle.ts';
import type { SuiteReport } from './report.ts';

const READERS_EACH = 10;
const CROWDS = 2;
/** Fewer than one person may have. */
const WINDOWS_EACH = 15;
/** How long until they count as never coming back, in milliseconds. */
const PATIENCE = 120_000;
const LOOK_EVERY = 50;

/** `runs` is how many people there are; ten of them share a draft. */
export async function tortureStorm(runs: number, seed: number): Promise<SuiteReport> {
  const storm = new Storm(runs);
  try {
    return { suite: 'storm', runs, ...(await storm.blows(seed)) };
  } finally {
    await storm.close();
  }
}

class Storm {
  readonly #count: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'galley-storm-'));
  readonly #crowds = Array.from({ length: CROWDS }, () => new Crowd());
  /** The next one loads before it is needed: a real one is not started on the machine of those who wait for it. */
  #servers: Server[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  async blows(seed: number): Promise<Omit<SuiteReport, 'suite' | 'runs'>> {
    const [first, second, third] = [await this.#load(), await this.#load(), await this.#load()];
    const writers = await hireWriters(this.#folder, Math.ceil(this.#count / WINDOWS_EACH));
    const address = await first.open(this.#folder);
    const port = Number(new URL(address).port);
    await this.#come(address, writers, seed);
    let diverged = await this.#level();
    const stalls = [await first.worstStall()];
    await first.kill();
    const times = [performance.now()];
    await second.open(this.#folder, port);
    diverged += await this.#level();
    times.push(performance.now());
    stalls.push(await second.worstStall());
    await second.close();
    times.push(performance.now());
    await third.open(this.#folder, port);
    diverged += await this.#level();
    times.push(performance.now());
    stalls.push(await third.worstStall());
    const faults = await this.#judge(third);
    const [killed = 0, back = 0, closed = 0, again = 0] = times;
    return {
      ...faults,
      diverged: diverged + faults.diverged,
      worstStallMs: Math.round(Math.max(...stalls)),
      backWithinMs: Math.round(Math.max(back - killed, again - closed)),
    };
  }

  async close(): Promise<void> {
    for (const crowd of this.#crowds) crowd.close();
    await Promise.all(this.#servers.map((server) => server.kill()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #load(): Promise<Server> {
    const server = new Server();
    this.#servers.push(server);
    await server.loaded();
    return server;
  }

  async #come(address: string, writers: readonly string[], seed: number): Promise<void> {
    const people: SignedIn[] = [];
    for (const handle of writers) people.push(await signsIn(address, handle));
    const drafts = await makeDrafts(address, people[0], Math.ceil(this.#count / READERS_EACH));
    for (const [at, crowd] of this.#crowds.entries()) {
      await crowd.loaded;
      const count = shareOf(this.#count, at);
      crowd.comes({
        address,
        people,
        drafts: rotated(drafts, at),
        count,
        series: `${at + 1}0`,
        seed: seed + at,
      });
    }
  }

  /** Resolves once all are back and nothing is unanswered, to how many drafts do not read the same to everybody. */
  async #level(): Promise<number> {
    const over = performance.now() + PATIENCE;
    for (;;) {
      const seen = await Promise.all(this.#crowds.map((crowd) => crowd.looks()));
      const states = seen.flatMap((one) => one.states);
      const isOver = performance.now() > over;
      const settled = seen.reduce((sum, one) => sum + one.settled, 0);
      if (isOver && settled < this.#count) throw new Error(`Only ${settled} of ${this.#count} came back.`);
      // A frame may still be on its way to somebody.
      const apart =
        new Set(states.map((state) => state.join())).size - new Set(states.map(([id]) => id)).size;
      if (settled === this.#count && (apart === 0 || isOver)) return apart;
      await pause(LOOK_EVERY);
    }
  }

  async #judge(server: Server) {
    const left = await Promise.all(this.#crowds.map((crowd) => crowd.leaves()));
    await server.close();
    await server.kill();
    const oracle = new Oracle();
    for (const { edits } of left) oracle.edits.push(...edits);
    const { lost, doubled, diverged, says } = judge(oracle, await readDisk(this.#folder));
    for (const line of says.slice(0, 10)) console.error(line);
    return { acknowledged: oracle.acknowledged, lost, doubled, diverged };
  }
}

function shareOf(count: number, at: number): number {
  return Math.floor(count / CROWDS) + (at < count % CROWDS ? 1 : 0);
}

/** So that the crowds do not all begin with the same draft. */
function rotated(drafts: readonly DraftId[], at: number): readonly DraftId[] {
  const from = Math.floor((drafts.length * at) / CROWDS);
  return [...drafts.slice(from), ...drafts.slice(0, from)];
}
