// The age of an anchor: which characters between its ends were there when it was set.
import * as Y from 'yjs';
import { fromBase64 } from '../base64.ts';
import type { Anchor, UnitId } from './anchor.ts';
import { type FlatArticle, spotOf } from './flat-article.ts';

type StateVector = ReadonlyMap<number, number>;

/**
 * The state vector of those who wrote what stands from one unit to another. Others need not be named: whatever they
 * write there later is newer, and nothing older can come between two units of a Yjs list.
 */
export function sinceOf(flat: FlatArticle, first: UnitId, last: UnitId): Map<number, number> {
  const store = flat.article.doc?.store;
  const items = itemsBetween(spotOf(flat, first)?.item ?? null, spotOf(flat, last)?.item ?? null);
  return new Map(items.map((item) => [item.id.client, store ? Y.getState(store, item.id.client) : 0]));
}

/** Whether at least one living character of the anchor's age or older stands from one item to another. */
export function enclosesOlder(anchor: Anchor): (start: Y.Item, end: Y.Item) => boolean {
  const since = ageOf(anchor);
  const [first, last] = anchor.tight;
  return (start, end) =>
    itemsBetween(start, end).some((item) => {
      if (!(item.content instanceof Y.ContentString)) return false;
      const from = item === start ? first.clock : item.id.clock;
      const to = item === end ? last.clock + 1 : item.id.clock + item.length;
      return from < Math.min(to, since.get(item.id.client) ?? 0);
    });
}

/** The living items from one to another; none when the second does not come after the first. */
function itemsBetween(start: Y.Item | null, end: Y.Item | null): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) items.push(item);
    if (item === end) return items;
  }
  return [];
}

const decoded = new WeakMap<Anchor, StateVector>();

/** An anchor is looked up at every keystroke, and its age never changes. */
function ageOf(anchor: Anchor): StateVector {
  const known = decoded.get(anchor);
  if (known) return known;
  const age = decode(anchor.since);
  decoded.set(anchor, age);
  return age;
}

/** What a forged anchor says of its age may be no state vector at all: then nothing is old. */
function decode(since: string): StateVector {
  try {
    return Y.decodeStateVector(fromBase64(since));
  } catch {
    return new Map();
  }
}
