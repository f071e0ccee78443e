// A newsroom whose servers are killed at work, opening, closing, and while everybody comes back; after each, the disk is judged.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { articleOf } from '../../shared/article/read.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Chance } from '../fixtures/chance.ts';
import { until } from '../fixtures/colleague.ts';
import { Server } from '../fixtures/server.ts';
import { type SignedIn, signsIn } from '../fixtures/sign-in.ts';
import { readDisk } from './disk.ts';
import { judge } from './judge.ts';
import { makeDrafts } from './make-drafts.ts';
import { Oracle } from './oracle.ts';
import { type Act, Typist } from './typist.ts';

const WAYS = ['at work', 'opening', 'closing', 'coming back', 'at work'] as const;
type Way = (typeof WAYS)[number];
/** How long each of these takes, about, in milliseconds: a kill comes at any moment of it. */
const MOMENTS: Readonly<Record<Way, number>> = {
  'at work': 10,
  opening: 150,
  closing: 30,
  'coming back': 150,
};
/** How long a newsroom may take to answer so much, on a machine that has other things to do, in milliseconds. */
const PATIENCE = 30_000;

const SAYS: readonly Act[] = [
  (one) => one.comments(),
  (one) => one.comments(),
  (one) => one.flags(),
  (one) => one.settles(),
];
const WRITES: readonly Act[] = [
  ...Array.from({ length: 14 }, (): Act => (one) => one.types()),
  ...Array.from({ length: 3 }, (): Act => (one) => one.cuts()),
  ...SAYS,
  (one) => one.makes(),
];
const DRAFTS = 4;
/** Who works where: most have two windows. The last draft is the one that goes to print. */
const SITS: readonly { readonly handle: string; readonly draft: number; readonly acts: readonly Act[] }[] = [
  ...['nora', 'tomas', 'ivo', 'mei', 'nora', 'tomas', 'ivo', 'mei'].map((handle, at) => ({
    ...{ handle, draft: at % (DRAFTS - 1) },
    acts: WRITES,
  })),
  { handle: 'ruth', draft: 0, acts: SAYS },
  { handle: 'tomas', draft: DRAFTS - 1, acts: [(one) => one.publishes()] },
];

export class KilledNewsroom {
  readonly #chance: Chance;
  readonly #folder = mkdtempSync(join(tmpdir(), 'galley-kills-'));
  readonly #oracle = new Oracle();
  readonly #sum = { lost: 0, doubled: 0, diverged: 0 };
  #typists: readonly Typist[] = [];
  #answers = 0;
  #worstStallMs = 0;
  /** Loaded while the one before it still works. */
  #next = new Server();
  #now: Server | null = null;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  async lives(kills: number) {
    await this.#begins();
    for (let kill = 0; kill < kills; kill++) {
      const [way, next] = [wayOf(kill), wayOf(kill + 1)];
      await this.#dies(way);
      // A server that is killed while opening finds what the last kill left, not what looking at it made of it.
      if (next !== 'opening' || kill + 1 === kills) await this.#judges();
    }
    await this.#ends();
    const { acknowledged } = this.#oracle;
    return { acknowledged, ...this.#sum, worstStallMs: this.#worstStallMs };
  }

  async close(): Promise<void> {
    for (const typist of this.#typists) typist.leaves();
    await Promise.all([this.#now?.kill(), this.#next.kill()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The newsroom's first morning: its people and drafts, and who works on which. */
  async #begins(): Promise<void> {
    const server = this.#takeNext();
    const address = await server.open(this.#folder);
    const people = new Map<string, SignedIn>();
    for (const { handle } of SITS) people.set(handle, people.get(handle) ?? (await signsIn(address, handle)));
    const drafts = await makeDrafts(address, people.get('nora'), DRAFTS);
    this.#typists = SITS.flatMap(({ handle, draft: at, acts }) => {
      const [who, draft] = [people.get(handle), drafts[at]];
      return who && draft ? [this.#typist(who, draft, acts)] : [];
    });
    await server.kill();
  }

  #typist(who: SignedIn, draft: DraftId, acts: readonly Act[]): Typist {
    const onAnswer = (): void => {
      this.#answers += 1;
    };
    return new Typist(who, draft, { oracle: this.#oracle, chance: this.#chance, acts, onAnswer });
  }

  /** Ends with the server dead and everybody's line broken. */
  async #dies(way: Way): Promise<void> {
    const server = this.#takeNext();
    await server.loaded();
    const opening = server.open(this.#folder);
    // Whatever is under way when the server dies comes to nothing, and is none of anybody's fault.
    const underWay: Promise<unknown>[] = [];
    if (way === 'opening') underWay.push(opening.catch(() => {}));
    else {
      const coming = this.#comeBack(await opening);
      if (way === 'coming back') underWay.push(coming.catch(() => {}));
      else underWay.push((await coming.then(() => this.#work(server))).working);
    }
    if (way === 'closing') underWay.push(server.close().catch(() => {}));
    await this.#moment(way);
    await server.kill();
    await Promise.all(underWay);
    for (const typist of this.#typists) typist.leaves();
  }

  async #comeBack(address: string): Promise<void> {
    await Promise.all(this.#typists.map((typist) => typist.comesBack(address)));
  }

  /** Resolves once much has been answered, to what resolves when everybody's line is broken. */
  async #work(server: Server): Promise<{ readonly working: Promise<unknown> }> {
    const enough = this.#answers + 20 + this.#chance.below(130);
    const working = Promise.all(this.#typists.map((typist) => typist.works()));
    await Promise.race([until(() => this.#answers >= enough, 'much is answered', PATIENCE), working]);
    this.#worstStallMs = Math.max(this.#worstStallMs, await server.worstStall());
    return { working };
  }

  /** A last server that nobody kills: what got no answer gets one, and all come to the same text. */
  async #ends(): Promise<void> {
    const server = this.#takeNext();
    await this.#comeBack(await server.open(this.#folder));
    if (this.#typists.some((typist) => typist.waits)) throw new Error('Something was never answered.');
    const areEqual = (): boolean => new Set(this.#typists.map(stateOf)).size === DRAFTS;
    await until(areEqual, 'everybody reads the same', PATIENCE).catch(() => {
      this.#sum.diverged += 1;
    });
    await server.close();
    await server.kill();
    for (const typist of this.#typists) typist.leaves();
    await this.#judges();
  }

  async #judges(): Promise<void> {
    const { lost, doubled, diverged, says } = judge(this.#oracle, await readDisk(this.#folder));
    this.#sum.lost += lost;
    this.#sum.doubled += doubled;
    this.#sum.diverged += diverged;
    for (const line of says.slice(0, 10)) console.error(line);
  }

  #takeNext(): Server {
    this.#now = this.#next;
    this.#next = new Server();
    return this.#now;
  }

  async #moment(way: Way): Promise<void> {
    await pause(this.#chance.next() * MOMENTS[way]);
  }
}

function wayOf(kill: number): Way {
  return WAYS[kill % WAYS.length] ?? 'at work';
}

/** Everybody who reads the same draft in the same state says the same. */
function stateOf({ draft, doc }: Typist): string {
  const state = Buffer.from(Y.encodeStateVector(doc)).toString('base64');
  return JSON.stringify([draft, articleOf(doc).toDelta(), state]);
}
