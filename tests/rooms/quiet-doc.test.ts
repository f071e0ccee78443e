/** The server's document: it tells whoever listens, and keeps nothing of a transaction that is over. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { QuietDoc } from '../../server/rooms/quiet-doc.ts';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Chance } from '../fixtures/chance.ts';
import { Typist } from '../fixtures/typist.ts';

/** Each letter of a writer as an update of its own. */
function letters(text: string): readonly Uint8Array[] {
  const writer = new Y.Doc();
  const updates: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of text) articleOf(writer).insert(articleOf(writer).length, letter, {});
  return updates;
}

test('it tells whoever listens of every transaction, as any document does', () => {
  const told = { quiet: [] as string[], plain: [] as string[] };
  const docs = { quiet: new QuietDoc(), plain: new Y.Doc() };
  for (const which of ['quiet', 'plain'] as const)
    for (const event of ['beforeTransaction', 'update', 'afterTransaction', 'afterAllTransactions'] as const)
      docs[which].on(event, () => told[which].push(event));
  for (const update of letters('At noon')) for (const doc of Object.values(docs)) Y.applyUpdate(doc, update);
  expect(told.quiet).toEqual(told.plain);
  expect(articleOf(docs.quiet).toString()).toBe('At noon');
  expect(Y.encodeStateAsUpdate(docs.quiet)).toEqual(Y.encodeStateAsUpdate(docs.plain));
});

test('the list in which a transaction was noted, which may have lain there for long, holds it no more', () => {
  const doc = new QuietDoc();
  for (const update of letters('At noon')) {
    const list = doc._transactionCleanups;
    let noted = 0;
    doc.once('afterTransaction', () => {
      noted = list.length;
    });
    Y.applyUpdate(doc, update);
    expect([noted, list.length]).toEqual([1, 0]);
  }
});

/** The one struct of an update that deletes nothing. */
function structIn(update: Uint8Array): Y.Item | null {
  const { structs, ds } = Y.decodeUpdate(update);
  const [struct, another] = structs;
  return struct instanceof Y.Item && !another && ds.clients.size === 0 ? struct : null;
}

const SEEDS = [1, 2, 3, Math.floor(Math.random() * 1e9)];

test.each(SEEDS)(
  'a letter put to its run makes the document that a whole transaction makes (seed %i)',
  (seed) => {
    const chance = new Chance(seed);
    const [quiet, plain] = [new QuietDoc(), new Y.Doc()];
    for (const doc of [quiet, plain]) withoutCleanUp(doc).getText('article');
    const typists = [1, 2, 3].map((client) => new Typist(client));
    let continued = 0;
    for (let acts = 0; acts < 400; acts += 1) {
      const typist = chance.pick(typists);
      typist.act(chance);
      if (chance.happens(0.2)) continue;
      for (const update of typist.unsent.splice(0)) {
        const struct = structIn(update);
        if (struct && quiet.continueRun(struct)) continued += 1;
        else Y.applyUpdate(quiet, update);
        Y.applyUpdate(plain, update);
        expect(Y.encodeStateAsUpdate(quiet)).toEqual(Y.encodeStateAsUpdate(plain));
        expect(articleOf(quiet).length).toBe(articleOf(plain).length);
        for (const other of typists) if (other !== typist) other.hear(update);
      }
    }
    expect(continued).toBeGreaterThan(80);
    expect(articleOf(quiet).toDelta().map(insertIn)).toEqual(articleOf(plain).toDelta().map(insertIn));
  },
);

/** Ann's words, and what she and Bob, who has read them, write next: each one struct. */
function scene() {
  const [ann, bob] = [new Y.Doc(), new Y.Doc()];
  [ann.clientID, bob.clientID] = [1, 2];
  articleOf(ann).insert(0, 'noon at', {});
  const words = Y.encodeStateAsUpdate(ann);
  Y.applyUpdate(bob, words);
  const written = (by: Y.Doc, act: (text: Y.Text) => void): Uint8Array => {
    const before = Y.encodeStateVector(by);
    act(articleOf(by));
    return Y.encodeStateAsUpdate(by, before);
  };
  return { ann, bob, words, written };
}

function isContinued(there: readonly Uint8Array[], next: Uint8Array): boolean {
  const doc = new QuietDoc();
  for (const update of there) Y.applyUpdate(doc, update);
  const struct = structIn(next);
  if (!struct) throw new Error('one struct was written');
  return doc.continueRun(struct);
}

test('what only stands beside a run is not put to it: of another, in its midst, or after a colleague has come between', () => {
  const { ann, bob, words, written } = scene();
  const six = written(bob, (text) => text.insert(7, ' six', {}));
  expect(isContinued([words], six)).toBe(false);
  const last = written(ann, (text) => text.insert(7, '!', {}));
  expect(isContinued([words], last)).toBe(true);
  expect(isContinued([words, six], last)).toBe(false);
  const inMidst = written(ann, (text) => text.insert(4, 'x', {}));
  expect(isContinued([words, last], inMidst)).toBe(false);
});

test('what says that it stands elsewhere is not put to a run that it follows by its number', () => {
  const { words } = scene();
  const doc = new QuietDoc();
  Y.applyUpdate(doc, words);
  const typed = (after: number) =>
    new Y.Item(
      Y.createID(1, 7),
      null,
      Y.createID(1, after),
      null,
      null,
      null,
      null,
      new Y.ContentString('x'),
    );
  expect(doc.continueRun(typed(3))).toBe(false);
  expect(doc.continueRun(typed(6))).toBe(true);
  expect(articleOf(doc).toString()).toBe('noon atx');
});

const insertIn = ({ insert }: { readonly insert: unknown }) =>
  typeof insert === 'string' ? insert : 'marker';
