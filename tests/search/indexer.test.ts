// The index follows the drafts: each in its newest state, what is missing read from the logs, and after a failure all again.
import { describe, expect, test } from 'vitest';
import { Indexer } from '../../server/search/indexer.ts';
import type { DraftState, Searchable, SearchIndex } from '../../server/store/search/search-index.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { Card } from '../../shared/review/card.ts';
import { card } from '../board/cards.ts';
import { block } from '../fixtures/articles.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

/** An index that notes what it is given, and fails when a test says so. */
class Noted implements SearchIndex {
  readonly puts: Searchable[] = [];
  readonly dropped: string[] = [];
  times = 0;
  held: readonly DraftState[] = [];
  fails = false;

  async put(drafts: readonly Searchable[]): Promise<void> {
    if (this.fails) throw new Error('The index is ill.');
    this.times += 1;
    this.puts.push(...drafts);
  }
  async drop(ids: readonly string[]): Promise<void> {
    this.dropped.push(...ids);
  }
  async holds(): Promise<readonly DraftState[]> {
    return this.held;
  }
  async find(): Promise<readonly []> {
    return [];
  }
  async close(): Promise<void> {}
}

/** As much as goes in at once. */
const LONG: readonly Block[] = [block('paragraph', 'word '.repeat(20_000))];
const WORDS: readonly Block[] = [block('headline', 'Harbour'), block('paragraph', 'It is shut.')];

function scene(cards: readonly Card[] = []) {
  const [index, clock, errors, loaded]: [Noted, HandClock, string[], string[]] = [
    new Noted(),
    new HandClock(),
    [],
    [],
  ];
  const log = {
    info: () => {},
    warn: () => {},
    error: (_: object, message: string) => void errors.push(message),
  };
  const empty = { snapshot: null, updates: [], events: [], seq: 0, epoch: '' };
  const load = async (id: string) => {
    loaded.push(id);
    return empty;
  };
  const indexer = new Indexer({ index, store: { load }, clock, log, cards: async () => cards });
  return { index, clock, errors, loaded, indexer };
}

describe('the indexer', () => {
  test('takes a draft in a second after it changed, once, as it was last', async () => {
    const { indexer, index, clock } = scene();
    indexer.see(card({ slug: 'harbour', seq: 1 }), []);
    indexer.see(card({ slug: 'harbour', seq: 2, headline: 'Harbour' }), WORDS);
    clock.passes(999);
    await settled();
    expect(index.puts).toEqual([]);
    clock.passes(1);
    await settled();
    expect(index.puts).toMatchObject([{ seq: 2, slug: 'harbour', headline: 'Harbour', text: 'It is shut.' }]);
  });

  test('takes many drafts in at once, but no more text than a search may wait for', async () => {
    const { indexer, index, clock } = scene();
    for (const slug of ['harbour', 'ferry', 'tunnel']) indexer.see(card({ slug }), WORDS);
    for (const slug of ['archive', 'atlas']) indexer.see(card({ slug }), LONG);
    clock.passes(1_000);
    await settled();
    expect([index.puts.length, index.times]).toEqual([5, 2]);
  });

  test.each([
    { takes: 100, rests: 24_000 },
    { takes: 1_000, rests: 120_000 },
  ])(
    'rests two hundred and forty times as long as much text took, two minutes at most: $takes → $rests ms',
    async ({ takes, rests }) => {
      const { indexer, index, clock } = scene();
      const put = index.put.bind(index);
      index.put = async (drafts) => {
        clock.passes(takes);
        await put(drafts);
      };
      indexer.see(card({ slug: 'harbour', seq: 1 }), LONG);
      clock.passes(1_000);
      await settled();
      indexer.see(card({ slug: 'harbour', seq: 2 }), LONG);
      clock.passes(rests - 1);
      await settled();
      expect(index.puts).toHaveLength(1);
      clock.passes(1);
      await settled();
      expect(index.puts).toHaveLength(2);
    },
  );

  test('a few drafts are found a second later, however slow the machine is', async () => {
    const { indexer, index, clock } = scene();
    const put = index.put.bind(index);
    index.put = async (drafts) => {
      clock.passes(900);
      await put(drafts);
    };
    for (const seq of [1, 2, 3]) {
      indexer.see(card({ slug: 'harbour', seq }), WORDS);
      clock.passes(1_000);
      await settled();
    }
    expect(index.puts).toHaveLength(3);
  });

  test('reads from the logs what the index lacks or has in another state, and forgets what is no more', async () => {
    const [same, newer, older, gone] = ['same', 'newer', 'older', 'gone'].map((slug) =>
      card({ slug, seq: 5 }),
    );
    const missing = card({ slug: 'missing' });
    if (!same || !newer || !older || !gone) throw new Error('There are four.');
    const { indexer, index, loaded, clock } = scene([same, newer, older, missing]);
    index.held = [same, { ...newer, seq: 4 }, { ...older, seq: 6 }, gone];
    indexer.catchUp();
    clock.passes(1_000);
    await settled();
    expect(loaded).toEqual([newer.id, older.id, missing.id]);
    expect(index.puts.map(({ id, seq }) => [id, seq])).toEqual([
      [newer.id, 5],
      [older.id, 5],
      [missing.id, 1],
    ]);
    expect(index.dropped).toEqual([gone.id]);
  });

  test('tells an older past from this one even at the same number', async () => {
    const one = card({ slug: 'harbour', seq: 5 });
    const { indexer, index, loaded, clock } = scene([one]);
    index.held = [{ ...one, changedAt: '2025-01-01T00:00:00.000Z' }];
    indexer.catchUp();
    clock.passes(1_000);
    await settled();
    expect(loaded).toEqual([one.id]);
  });

  test('compares all again half a minute after the index failed', async () => {
    const one = card({ slug: 'harbour', seq: 5 });
    const { indexer, index, clock, errors } = scene([one]);
    index.fails = true;
    indexer.see(one, WORDS);
    clock.passes(1_000);
    await settled();
    expect([index.puts, errors.length]).toEqual([[], 1]);
    index.fails = false;
    clock.passes(30_000);
    await settled();
    expect(index.puts).toMatchObject([{ id: one.id, seq: 5 }]);
  });

  test('loses nothing that failed while somebody else was typing already', async () => {
    const [one, other] = [card({ slug: 'harbour', seq: 5 }), card({ slug: 'ferry', seq: 3 })];
    const { indexer, index, clock } = scene([one, other]);
    index.put = async (drafts) => {
      indexer.see(other, WORDS);
      index.put = Noted.prototype.put;
      throw new Error(`The index is ill with ${drafts[0]?.slug}.`);
    };
    indexer.see(one, WORDS);
    clock.passes(1_000);
    await settled();
    clock.passes(1_000);
    await settled();
    expect(index.puts.map(({ id }) => id).sort()).toEqual([other.id, one.id].sort());
  });

  test('does nothing more once it is closed', async () => {
    const { indexer, index, clock } = scene();
    indexer.see(card({ slug: 'harbour' }), WORDS);
    await indexer.close();
    indexer.see(card({ slug: 'harbour' }), WORDS);
    clock.passes(60_000);
    await settled();
    expect(index.puts).toEqual([]);
  });
});

/** All that can be done without time passing is done. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
