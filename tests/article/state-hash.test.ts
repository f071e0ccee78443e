// The sum by which two copies tell whether they are the same: equal when they converged, another for every visible change.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { rewriteMarker, writeMarker } from '../../shared/article/marker.ts';
import { articleOf } from '../../shared/article/read.ts';
import { stateHash } from '../../shared/article/state-hash.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { Simulation } from '../fixtures/simulation.ts';

const RUNS = Number(process.env.GALLEY_RUNS ?? 20);

function harbour(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 7;
  seedArticle(articleOf(doc), HARBOUR);
  return doc;
}

function copyOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  articleOf(doc);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const wholeOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);

/** All that several people did, as the pieces in which it was sent. */
function work(seed: number): { readonly docs: readonly Y.Doc[]; readonly pieces: readonly Uint8Array[] } {
  const simulation = new Simulation({ seed, writers: 3, blocks: HARBOUR, breaks: 0.02 });
  const pieces = [wholeOf(simulation.server)];
  simulation.server.on('update', (update: Uint8Array) => void pieces.push(update));
  for (let step = 0; step < 60; step += 1) simulation.step();
  simulation.settle();
  simulation.close();
  return { docs: [simulation.server, ...simulation.writers.map((one) => one.doc)], pieces };
}

describe('copies that converged have the same sum', () => {
  test('whoever worked on them, and however', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(new Set(work(seed).docs.map(stateHash)).size).toBe(1);
      }),
      { numRuns: RUNS },
    );
  });

  test('in whatever pieces and order the work arrived', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { docs, pieces } = work(seed);
        const chance = new Chance(seed);
        const mixed = pieces.toSorted(() => (chance.happens(0.5) ? 1 : -1));
        const half = chance.below(pieces.length);
        const [early, late] = [pieces.slice(0, half), pieces.slice(half)];
        const deliveries = [
          pieces,
          mixed,
          [...pieces, ...mixed],
          [Y.mergeUpdates([...pieces])],
          [Y.mergeUpdates([...early, ...pieces.slice(0, 1)]), Y.mergeUpdates([...late])],
          [Y.diffUpdate(Y.mergeUpdates([...pieces]), new Uint8Array([0])), ...early],
        ];
        const sums = deliveries.map((delivery) => stateHash(copyOf(...delivery)));
        expect(new Set([...docs.map(stateHash), ...sums]).size).toBe(1);
      }),
      { numRuns: RUNS },
    );
  });

  test('when their items are split in other places', () => {
    const doc = harbour();
    const copy = copyOf(wholeOf(doc));
    const article = articleOf(copy);
    const before = stateHash(copy);
    // A place in the middle of a word is looked for: Yjs cuts the item there, and nothing else happens.
    copy.transact(() => article.insert(5, ''));
    copy.transact((tr) => void Y.getItemCleanStart(tr, Y.createID(7, 9)));
    expect(stateHash(copy)).toBe(before);
  });
});

describe('a copy has another sum after any visible change', () => {
  /** Each change is damage: it moves no clock, so only what is read can tell. */
  const DAMAGES: Readonly<Record<string, (doc: Y.Doc) => void>> = {
    'a character flipped': (doc) => {
      const text = stringOf(doc, 'officials');
      text.str = text.str.replace('officials', 'officialz');
    },
    'two characters swapped': (doc) => {
      const text = stringOf(doc, 'officials');
      text.str = text.str.replace('officials', 'offciials');
    },
    'a deletion that nobody made': (doc) => {
      const item = items(doc).find((one) => one.content instanceof Y.ContentString);
      item?.markDeleted();
    },
    'a marker that says another kind': (doc) => {
      const marker = markers(doc)[1];
      const entry = marker?._map.get('kind');
      if (entry) entry.content = new Y.ContentAny(['quote']);
    },
    'a marker without one of its entries': (doc) => {
      const marker = markers(doc).find((one) => one.has('level'));
      marker?._map.get('level')?.markDeleted();
    },
  };

  it.each(Object.entries(DAMAGES))('%s', (_, damage) => {
    const doc = harbour();
    const copy = copyOf(wholeOf(doc));
    expect(stateHash(copy)).toBe(stateHash(doc));
    damage(copy);
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
    expect(stateHash(copy)).not.toBe(stateHash(doc));
  });

  const EDITS: Readonly<Record<string, (article: Y.Text) => void>> = {
    'a word typed': (article) => article.insert(5, 'new', {}),
    'a character deleted': (article) => article.delete(5, 1),
    'a word made bold': (article) => article.format(5, 3, { bold: true }),
    'a word linked': (article) => article.format(5, 3, { link: 'https://example.org/' }),
    'a block begun': (article) => article.insertEmbed(5, writeMarker({ kind: 'paragraph' }), {}),
    'a block of another kind': (article) =>
      rewriteMarker(markers(article.doc ?? harbour())[0] ?? new Y.Map(), { kind: 'quote' }),
  };

  it.each(Object.entries(EDITS))('%s', (_, edit) => {
    const doc = harbour();
    const before = stateHash(doc);
    edit(articleOf(doc));
    expect(stateHash(doc)).not.toBe(before);
  });

  it('a deletion that never came, which moves no clock', () => {
    const doc = harbour();
    const behind = copyOf(wholeOf(doc));
    articleOf(doc).delete(3, 4);
    expect(Y.encodeStateVector(behind)).toEqual(Y.encodeStateVector(doc));
    expect(stateHash(behind)).not.toBe(stateHash(doc));
  });

  it('text that waits for text that is not there', () => {
    const doc = harbour();
    const copy = copyOf(wholeOf(doc));
    const had = Y.encodeStateVector(doc);
    articleOf(doc).insert(5, 'a', {});
    const between = Y.encodeStateVector(doc);
    articleOf(doc).insert(6, 'b', {});
    const before = stateHash(copy);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, between));
    expect(Y.encodeStateVector(copy)).toEqual(had);
    expect(stateHash(copy)).not.toBe(before);
  });

  it('every single one of 20,000 different flips of a character', () => {
    const doc = harbour();
    const text = stringOf(doc, 'officials');
    const honest = text.str;
    const sums = new Set([stateHash(doc)]);
    const chance = new Chance(4);
    const texts = new Set([honest]);
    while (texts.size < 20_001) {
      const at = chance.below(honest.length);
      text.str = `${honest.slice(0, at)}${String.fromCharCode(32 + chance.below(60_000))}${honest.slice(at + 1)}`;
      texts.add(text.str);
      sums.add(stateHash(doc));
    }
    expect(sums.size).toBe(texts.size);
  });
});

test('the sum of a long article is a matter of milliseconds', () => {
  const doc = new Y.Doc();
  const words = 'Senior officials said on Tuesday. '.repeat(30);
  const block = { kind: 'paragraph', runs: [{ text: words, formats: {} }] } as const;
  seedArticle(
    articleOf(doc),
    Array.from({ length: 100 }, () => block),
  );
  stateHash(doc);
  const begun = performance.now();
  for (let time = 0; time < 20; time += 1) stateHash(doc);
  const each = (performance.now() - begun) / 20;
  console.info(`${articleOf(doc).length} characters: ${each.toFixed(2)} ms`);
  expect(articleOf(doc).length).toBeGreaterThan(100_000);
});

function items(doc: Y.Doc): readonly Y.Item[] {
  const all: Y.Item[] = [];
  for (let item = articleOf(doc)._start; item !== null; item = item.right) all.push(item);
  return all;
}

function stringOf(doc: Y.Doc, words: string): Y.ContentString {
  for (const { content } of items(doc))
    if (content instanceof Y.ContentString && content.str.includes(words)) return content;
  throw new Error(`“${words}” is not there.`);
}

function markers(doc: Y.Doc): readonly Y.Map<unknown>[] {
  return items(doc).flatMap(({ content }) =>
    content instanceof Y.ContentType && content.type instanceof Y.Map ? [content.type] : [],
  );
}
