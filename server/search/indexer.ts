// Keeps the index behind the drafts: what came to the disk is found a moment later, and what is missing is read from the logs.
import type { Block } from '../../shared/article/blocks.ts';
import { plainText } from '../../shared/article/plain.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import { LiveDraft } from '../rooms/live-draft.ts';
import type { DraftState, Searchable, SearchIndex } from '../store/search/search-index.ts';
import type { Store } from '../store/store.ts';

/** How soon after a change, in milliseconds: somebody who types is taken in once for many words. */
const AFTER = 1_000;
/** What is more than goes in at once takes long: then so many times as long passes before the next. */
const SHARE = 240;
const LONGEST_REST = 120_000;
/** Drafts are taken in together up to so many characters, a draft by itself counted as so many: each time costs a commit. */
const AT_ONCE = 100_000;
const EACH = 1_000;
/** How long until it is tried again when the index failed. */
const AGAIN_AFTER = 30_000;

type Parts = {
  readonly index: SearchIndex;
  readonly store: Pick<Store, 'load'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The newsroom's cards as they are now. */
  readonly cards: () => Promise<readonly Card[]>;
};

export class Indexer {
  readonly #parts: Parts;
  /** The newest of each draft that is not in the index yet: its words alone, since hundreds may wait for two minutes. */
  readonly #seen = new Map<DraftId, Searchable>();
  /** One thing at a time, so that nothing older overtakes. */
  #work: Promise<void> = Promise.resolve();
  #stop: (() => void) | null = null;
  /** How long it rests before the next, in milliseconds. */
  #rest = AFTER;
  /** Whether something may have been lost, so that all is to be compared first. */
  #isBehind = false;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A draft as it is on disk now. */
  see(card: Card, blocks: readonly Block[]): void {
    this.#seen.set(card.id, searchable(card, blocks));
    this.#soon(this.#rest);
  }

  /** In a moment, compares the index with the cards, takes in what it lacks and forgets what is no more. */
  catchUp(): void {
    this.#isBehind = true;
    this.#soon(AFTER);
  }

  async close(): Promise<void> {
    this.#stop?.();
    this.#isClosed = true;
    await this.#work;
  }

  async #takeIn(): Promise<void> {
    if (this.#isBehind) await this.#compare();
    this.#isBehind = false;
    const { clock } = this.#parts;
    const began = clock.now();
    const isMuch = (await this.#putSeen()) >= AT_ONCE;
    this.#rest = isMuch ? Math.min(LONGEST_REST, Math.max(AFTER, SHARE * (clock.now() - began))) : AFTER;
  }

  /** Says how much that was, as `AT_ONCE` counts it. */
  async #putSeen(): Promise<number> {
    let all = 0;
    // Those of now: what is seen meanwhile has its turn after a rest.
    const ids = [...this.#seen.keys()];
    while (ids.length > 0 && !this.#isClosed) {
      const some = this.#someSeen(ids);
      all += some.reduce((sum, draft) => sum + weightOf(draft), 0);
      await this.#parts.index.put(some);
    }
    return all;
  }

  /** Takes the first of them, as many as a search may wait for. */
  #someSeen(ids: DraftId[]): readonly Searchable[] {
    const some: Searchable[] = [];
    for (let weight = 0; weight < AT_ONCE; ) {
      const id = ids.shift();
      const draft = id && this.#seen.get(id);
      if (!draft) break;
      this.#seen.delete(id);
      weight += weightOf(draft);
      some.push(draft);
    }
    return some;
  }

  async #compare(): Promise<void> {
    const { index, cards } = this.#parts;
    const held = new Map((await index.holds()).map((state) => [state.id, state]));
    const current = await cards();
    const ids = new Set(current.map(({ id }) => id));
    await index.drop([...held.keys()].filter((id) => !ids.has(id)));
    for (const card of current) {
      if (this.#isClosed) return;
      if (!isSame(held.get(card.id), card) && !this.#seen.has(card.id)) await this.#readAndPut(card);
    }
  }

  /** A draft that cannot be read keeps no other out. */
  async #readAndPut(card: Card): Promise<void> {
    const blocks = await this.#read(card.id);
    if (blocks) await this.#parts.index.put([searchable(card, blocks)]);
  }

  async #read(id: DraftId): Promise<readonly Block[] | null> {
    try {
      const live = LiveDraft.replay(id, await this.#parts.store.load(id));
      const blocks = readBlocks(live.article);
      live.close();
      return blocks;
    } catch (error) {
      this.#parts.log.error({ error, draft: id }, 'a draft was not read for the index');
      return null;
    }
  }

  #soon(ms: number): void {
    if (this.#isClosed) return;
    this.#stop ??= this.#parts.clock.after(ms, () => {
      this.#stop = null;
      this.#do(() => this.#takeIn());
    });
  }

  /** An index that failed may have lost anything, so it is compared again a little later. */
  #do(act: () => Promise<void>): void {
    this.#work = this.#work.then(act).catch((error: unknown) => {
      if (this.#isClosed) return;
      this.#parts.log.error({ error }, 'the index of words was not brought up to date');
      this.#isBehind = true;
      this.#soon(AGAIN_AFTER);
    });
  }
}

function weightOf({ text }: Searchable): number {
  return text.length + EACH;
}

function searchable(card: Card, blocks: readonly Block[]): Searchable {
  const { id, seq, changedAt, slug, headline } = card;
  const text = plainText(blocks.filter(({ kind }) => kind !== 'headline'));
  return { id, seq, changedAt, slug, headline, text };
}

function isSame(held: DraftState | undefined, card: Card): boolean {
  return held?.seq === card.seq && held.changedAt === card.changedAt;
}
