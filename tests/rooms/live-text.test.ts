/** A text in memory says the same of itself from its bytes as from its document, before and after somebody writes. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/rooms/live-text.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Chance } from '../fixtures/chance.ts';
import { writtenByThree } from '../fixtures/typist.ts';

/** Typed by Ann and Bob, some of it taken back. */
function scene() {
  const [ann, bob] = [new Y.Doc(), new Y.Doc()];
  articleOf(ann).insert(0, 'The harbour reopens on Monday');
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(ann));
  articleOf(bob).delete(4, 8);
  articleOf(bob).insert(4, 'quay ');
  const state = Y.encodeStateAsUpdate(bob);
  const before = Y.encodeStateVector(bob);
  articleOf(bob).insert(0, '“');
  return { state, before, doc: bob, later: Y.encodeStateAsUpdate(bob, before) };
}

const clocks = (vector: Uint8Array) =>
  [...Y.decodeStateVector(vector)].toSorted(([one], [other]) => one - other);

test('the bytes tell which units there are, without a document', () => {
  const { state, before } = scene();
  const text = new LiveText(state);
  expect(text.state).toBe(state);
  expect(clocks(text.stateVector)).toEqual(clocks(before));
});

test('the document says what the bytes say', () => {
  const { state, before } = scene();
  const text = new LiveText(state);
  expect(text.article.toString()).toBe('The quay reopens on Monday');
  expect(clocks(Y.encodeStateVector(text.doc))).toEqual(clocks(before));
  expect(text.hasGap).toBe(false);
});

test('what is written after the bytes were asked for is in both', () => {
  const { state, doc, later } = scene();
  const text = new LiveText(state);
  expect(clocks(text.stateVector)).not.toEqual(clocks(Y.encodeStateVector(doc)));
  text.write(later);
  expect(clocks(text.stateVector)).toEqual(clocks(Y.encodeStateVector(doc)));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, text.state);
  expect(articleOf(copy).toString()).toBe('“The quay reopens on Monday');
});

test('a text of nothing is one to write to', () => {
  const { doc } = scene();
  const text = new LiveText(null);
  expect(clocks(text.stateVector)).toEqual([]);
  text.write(Y.encodeStateAsUpdate(doc));
  expect(text.article.toString()).toBe('“The quay reopens on Monday');
});

test('what needs words that are not there is noticed', () => {
  const { later } = scene();
  const text = new LiveText(null);
  text.write(later);
  expect(text.hasGap).toBe(true);
});

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

/** The same words and formats in the same order, and of every unit the same: how they are cut into structs is nobody's business. */
function expectSame(one: Y.Doc, other: Y.Doc): void {
  expect(articleOf(one).toDelta().map(toldAs)).toEqual(articleOf(other).toDelta().map(toldAs));
  expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true);
}

type Told = { readonly insert: unknown; readonly attributes?: unknown };

const toldAs = ({ insert, attributes }: Told) => [
  insert instanceof Y.Map ? insert.toJSON() : insert,
  attributes,
];

const SEEDS = [1, 2, 3, Math.floor(Math.random() * 1e9)];

test.each(SEEDS)('what was written behind the bytes is told as a document tells it (seed %i)', (seed) => {
  const chance = new Chance(seed);
  const updates = writtenByThree(chance, 60);
  const whole = new Y.Doc();
  const first = 1 + chance.below(50);
  const text = new LiveText(Y.mergeUpdates(updates.slice(0, first)));
  for (const update of updates) Y.applyUpdate(whole, update);
  for (const [at, update] of updates.slice(first).entries()) {
    text.write(update);
    // Asked for now and then: then the bytes hold more, and more is written behind them.
    if (at % 7 === 0) expect(text.state.length).toBeGreaterThan(0);
  }
  expect(text.hasGap).toBe(false);
  expect(clocks(text.stateVector)).toEqual(clocks(Y.encodeStateVector(whole)));
  expectSame(docOf(text.state), whole);
  expectSame(text.doc, whole);
  expectSame(docOf(text.state), whole);
});

test.each(SEEDS)(
  'hundreds that were written behind the bytes are told as a document tells them (seed %i)',
  (seed) => {
    const updates = writtenByThree(new Chance(seed), 800);
    const whole = new Y.Doc();
    const text = new LiveText(Y.mergeUpdates(updates.slice(0, 100)));
    for (const update of updates) Y.applyUpdate(whole, update);
    for (const update of updates.slice(100)) text.write(update);
    expectSame(docOf(text.state), whole);
    expect(clocks(text.stateVector)).toEqual(clocks(Y.encodeStateVector(whole)));
  },
);

test.each(SEEDS)(
  'whoever comes back is told what they lack, and no word that they have (seed %i)',
  (seed) => {
    const chance = new Chance(seed);
    const updates = writtenByThree(chance, 60);
    const [first = Uint8Array.of(0, 0), ...later] = updates;
    const text = new LiveText(first);
    const copies = Array.from({ length: 4 }, () => new Y.Doc());
    for (const copy of copies) Y.applyUpdate(copy, first);
    let [withAll, withLess] = [0, 0];
    for (const [at, update] of later.entries()) {
      text.write(update);
      const copy = copies[at % copies.length] ?? new Y.Doc();
      if (chance.happens(0.5)) Y.applyUpdate(copy, text.state);
      // Words of their own, that the server has not.
      if (chance.happens(0.3)) articleOf(copy).insert(0, 'o');
      const vector = Y.encodeStateVector(copy);
      const difference = text.difference(vector);
      expect(difference).toEqual(Y.encodeStateAsUpdate(text.doc, vector));
      const words = Y.decodeUpdate(difference).structs.length;
      withAll += words === 0 ? 1 : 0;
      withLess += words > 0 ? 1 : 0;
      // Answered twice the same, and as much is lacking after it as nothing.
      expect(text.difference(vector)).toEqual(difference);
      Y.applyUpdate(copy, difference);
      expect(Y.decodeUpdate(text.difference(Y.encodeStateVector(copy))).structs).toEqual([]);
    }
    expect(Math.min(withAll, withLess)).toBeGreaterThan(0);
    expect(() => text.difference(Uint8Array.of(9, 9, 200))).toThrow();
  },
);

test.each(SEEDS)('words that are not there are noticed where a document would notice (seed %i)', (seed) => {
  const chance = new Chance(seed);
  let noticed = 0;
  for (let time = 0; time < 40; time += 1) {
    const updates = writtenByThree(chance, 30).filter(() => chance.happens(0.95));
    const state = updates[0] ?? Uint8Array.of(0, 0);
    const [text, doc] = [new LiveText(state), new Y.Doc()];
    for (const update of updates) {
      Y.applyUpdate(doc, update);
      text.write(update);
      const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
      expect(text.hasGap).toBe(waits);
      noticed += waits ? 1 : 0;
      if (waits) break;
    }
  }
  expect(noticed).toBeGreaterThan(5);
});

test('a text that began with nothing is told from its bytes, however many edits came to it', () => {
  const updates = writtenByThree(new Chance(4), 1_200);
  const [text, whole] = [new LiveText(null), new Y.Doc()];
  for (const update of updates) {
    text.write(update);
    Y.applyUpdate(whole, update);
  }
  expectSame(docOf(text.state), whole);
  expect(clocks(text.stateVector)).toEqual(clocks(Y.encodeStateVector(whole)));
});
