/** A text in memory says the same of itself from its bytes as from its document, before and after somebody writes. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/rooms/live-text.ts';
import { articleOf } from '../../shared/article/read.ts';

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
