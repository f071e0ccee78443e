/** A text's bytes take in what continues them as Yjs would merge it, and leave everything else to a document. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { appendUpdate } from '../../server/rooms/append-update.ts';
import { TextBytes } from '../../server/rooms/text-bytes.ts';
import { layOut, type Update, withoutStructs } from '../../server/rooms/update-layout.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Chance } from '../fixtures/chance.ts';
import { writtenByThree } from '../fixtures/typist.ts';

const SEEDS = [1, 2, 3, Math.floor(Math.random() * 1e9)];

function laidOut(update: Uint8Array): Update {
  const laid = layOut(update);
  if (!laid) throw new Error('Ann wrote it: it can be laid out');
  return laid;
}

function bytesOf(state: Uint8Array): TextBytes {
  const text = TextBytes.of(state);
  if (!text) throw new Error('Ann wrote it: it is told from its bytes');
  return text;
}

/** As an update, of what one copy has beside what another has. */
function writtenSince(before: Y.Doc, after: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(after, Y.encodeStateVector(before));
}

/** Ann's copy of what she wrote. */
function written(client: number, act: (text: Y.Text) => void): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  act(articleOf(doc));
  return doc;
}

/** The same copy after she wrote on. */
function writtenOn(doc: Y.Doc, act: (text: Y.Text) => void): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = doc.clientID;
  act(articleOf(copy));
  return copy;
}

describe('an update is laid out as Yjs reads it', () => {
  test.each(SEEDS)('for each client its structs, its units and where they lie (seed %i)', (seed) => {
    const doc = new Y.Doc();
    for (const update of writtenByThree(new Chance(seed), 300)) {
      Y.applyUpdate(doc, update);
      for (const bytes of [update, Y.encodeStateAsUpdate(doc)]) {
        const { structs, ds } = Y.decodeUpdate(bytes);
        const { sections, deletionsAt } = laidOut(bytes);
        const read = Map.groupBy(structs, ({ id }) => id.client);
        expect([...sections.keys()]).toEqual([...read.keys()]);
        for (const [client, of] of read) {
          const [first, last] = [of[0], of.at(-1)];
          expect(sections.get(client)).toMatchObject({
            count: of.length,
            clock: first?.id.clock,
            next: (last?.id.clock ?? 0) + (last?.length ?? 0),
          });
        }
        expect(Y.decodeUpdate(withoutStructs({ bytes, sections, deletionsAt }))).toEqual({ structs: [], ds });
      }
    }
  });

  const text = (act: (text: Y.Text) => void) => Y.encodeStateAsUpdate(written(7, act));
  const units: Readonly<Record<string, string>> = {
    'of one byte': 'noon',
    'of two': 'né à Orléans',
    'of three': '日本語—“”',
    'of four, which are two units': '😀 at noon 🙂',
    'that is half of a pair': '\ud83d at noon',
  };
  test.each(Object.entries(units))('characters %s', (_of, words) => {
    const doc = written(7, (article) => article.insert(0, words));
    expect(laidOut(Y.encodeStateAsUpdate(doc)).sections.get(7)?.next).toBe(articleOf(doc).length);
  });

  test.each([undefined, null, true, false, 0, -1, 63, 64, -64, 2 ** 31 - 1, 2 ** 40, 0.5, 1e300, 'é😀'])(
    'a marker whose value is %s',
    (value) => {
      const bytes = text((article) => {
        article.insertEmbed(0, new Y.Map([['level', value]]));
        article.insert(1, 'after');
      });
      expect(laidOut(bytes).sections.get(7)?.next).toBe(7);
    },
  );

  const foreign: Readonly<Record<string, (text: Y.Text) => void>> = {
    'an object in the text': (article) => article.insertEmbed(0, { image: 'x' }),
    'a list': (article) => article.insertEmbed(0, new Y.Array()),
    'another text': (article) => article.insertEmbed(0, new Y.Text('x')),
    'an element': (article) => article.insertEmbed(0, new Y.XmlElement('p')),
    'an object as a value': (article) => article.insertEmbed(0, new Y.Map([['kind', { of: 'x' }]])),
    'a big number as a value': (article) => article.insertEmbed(0, new Y.Map([['kind', 2n ** 40n]])),
    'bytes as a value': (article) => article.insertEmbed(0, new Y.Map([['kind', Uint8Array.of(1)]])),
    'a document': (article) => article.insertEmbed(0, new Y.Map([['kind', new Y.Doc()]])),
  };
  test.each(Object.entries(foreign))('unless it holds %s, which no article does', (_what, act) => {
    expect(layOut(text(act))).toBeNull();
  });

  test('unless it leaves units out', () => {
    const early = written(7, (article) => article.insert(0, 'At noon'));
    const late = writtenOn(early, (article) => article.insert(7, ' six'));
    const later = writtenOn(late, (article) => article.insert(11, '!'));
    const gap = Y.mergeUpdates([Y.encodeStateAsUpdate(early), writtenSince(late, later)]);
    expect(Y.decodeUpdate(gap).structs.some((struct) => struct instanceof Y.Skip)).toBe(true);
    expect(layOut(gap)).toBeNull();
  });

  test('unless it names a client twice', () => {
    const [, ...section] = text((article) => article.insert(0, 'x')).slice(0, -1);
    expect(layOut(Uint8Array.of(1, ...section, 0))).not.toBeNull();
    expect(layOut(Uint8Array.of(2, ...section, ...section, 0))).toBeNull();
  });

  test('unless it ends too early', () => {
    const bytes = Y.mergeUpdates([...writtenByThree(new Chance(3), 60)]);
    const { deletionsAt } = laidOut(bytes);
    for (let end = 0; end < deletionsAt; end += 1) expect(layOut(bytes.slice(0, end))).toBeNull();
  });
});

describe('what continues a text is put behind it', () => {
  test.each(SEEDS)('byte by byte as Yjs merges the two (seed %i)', (seed) => {
    const chance = new Chance(seed);
    const updates = writtenByThree(chance, 200);
    let whole = updates[0] ?? Uint8Array.of(0, 0);
    for (let at = 1; at < updates.length; ) {
      const many = 1 + chance.below(12);
      const later = Y.mergeUpdates(updates.slice(at, at + many));
      const both = appendUpdate(laidOut(whole), laidOut(later));
      expect(both).toEqual(Y.mergeUpdates([whole, later]));
      whole = both;
      at += many;
    }
  });

  test.each(SEEDS)('and the bytes tell all that is there and all that is gone (seed %i)', (seed) => {
    const updates = writtenByThree(new Chance(seed), 200);
    const text = bytesOf(Uint8Array.of(0, 0));
    const doc = new Y.Doc();
    for (const [at, update] of updates.entries()) {
      expect(text.take(update)).toBe(true);
      Y.applyUpdate(doc, update);
      if (at % 9 !== 0) continue;
      const vector = Y.encodeStateVector(doc);
      expect(text.stateVector).toEqual(vector);
      expect(text.deletions).toEqual(Y.encodeStateAsUpdate(doc, vector));
      expect(Y.encodeStateVectorFromUpdate(text.bytes)).toEqual(vector);
    }
  });

  test('letters that were typed one after the other are one run in it', () => {
    let doc = written(7, (article) => article.insert(0, 'At'));
    const text = bytesOf(Y.encodeStateAsUpdate(doc));
    for (const letter of ' noon') {
      const before = doc;
      doc = writtenOn(before, (article) => article.insert(article.length, letter));
      expect(text.take(writtenSince(before, doc))).toBe(true);
    }
    expect(Y.decodeUpdate(text.bytes).structs.map(({ length }) => length)).toEqual([2, 5]);
  });

  test('a client id higher or lower than those there has its place among them', () => {
    const ann = written(20, (article) => article.insert(0, 'At noon'));
    const text = bytesOf(Y.encodeStateAsUpdate(ann));
    for (const client of [30, 10, 25]) {
      const other = writtenOn(ann, () => {});
      other.clientID = client;
      articleOf(other).insert(0, 'x');
      expect(text.take(writtenSince(ann, other))).toBe(true);
    }
    expect([...laidOut(text.bytes).sections.keys()]).toEqual([30, 25, 20, 10]);
  });

  test('nothing new leaves the bytes as they are', () => {
    const state = Y.encodeStateAsUpdate(written(7, (article) => article.insert(0, 'At noon')));
    const text = bytesOf(state);
    expect(text.bytes).toBe(state);
    expect(text.take(Uint8Array.of(0, 0))).toBe(true);
    expect(text.bytes).toBe(state);
  });
});

describe('only a document can tell', () => {
  const ann = written(7, (article) => article.insert(0, 'At noon'));
  const state = Y.encodeStateAsUpdate(ann);
  const on = writtenOn(ann, (article) => article.insert(7, ' six'));
  const further = writtenOn(on, (article) => article.insert(11, '!'));
  const atFront = writtenOn(ann, (article) => article.insert(0, '“'));
  /** Bob has read it all and writes at a place of his. */
  const byBob = (read: Y.Doc, at: number) => {
    const bob = writtenOn(read, () => {});
    bob.clientID = 3;
    articleOf(bob).insert(at, '?');
    return writtenSince(read, bob);
  };

  const refused: Readonly<Record<string, Uint8Array>> = {
    'what leaves out units of its author': writtenSince(on, further),
    'what is there already': state,
    'what is there in part': Y.encodeStateAsUpdate(on),
    'what stands behind words that are not there': byBob(on, 11),
    'what stands before words that are not there': byBob(atFront, 0),
    'what deletes words that are not there': Y.encodeStateAsUpdate(
      writtenOn(on, (article) => article.delete(9, 1)),
      Y.encodeStateVector(on),
    ),
    'what no article holds': writtenSince(
      ann,
      writtenOn(ann, (article) => article.insertEmbed(7, { image: 'x' })),
    ),
    'what is no update': Uint8Array.of(9, 9),
  };
  test.each(Object.entries(refused))('what is to be made of %s', (_what, update) => {
    const text = bytesOf(state);
    expect(text.take(update)).toBe(false);
  });

  test('what is to be made of a value under words that are not there', () => {
    const marker = writtenOn(ann, (article) => article.insertEmbed(7, new Y.Map()));
    const changed = writtenOn(marker, () => {});
    changed.clientID = 3;
    const map = articleOf(changed).toDelta().at(-1)?.insert;
    if (map instanceof Y.Map) map.set('kind', 'line');
    const text = bytesOf(state);
    expect(text.take(writtenSince(marker, changed))).toBe(false);
    expect(text.take(writtenSince(ann, marker))).toBe(true);
    expect(text.take(writtenSince(marker, changed))).toBe(true);
  });

  test('what a text begins with that does not begin at its first unit', () => {
    expect(TextBytes.of(writtenSince(ann, on))).toBeNull();
    expect(TextBytes.of(Uint8Array.of(9, 9))).toBeNull();
  });
});
