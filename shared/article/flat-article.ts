// The article flattened for looking things up: one pass over the Yjs list, then every unit's place by its identity.
import * as Y from 'yjs';
import type { UnitId } from './anchor.ts';

export type FlatArticle = {
  readonly article: Y.Text;
  /** One UTF-16 unit per unit of the article; a marker reads `\n`. */
  readonly text: string;
  /** Where the markers stand. */
  readonly markers: ReadonlySet<number>;
  /** Where each item of the list begins, the deleted ones too: their place stays known. */
  readonly starts: ReadonlyMap<Y.Item, number>;
};

/** A unit's place: its own offset while it lives, where it stood once it is deleted. */
export type Spot = { readonly item: Y.Item; readonly offset: number; readonly alive: boolean };

export function flatArticle(article: Y.Text): FlatArticle {
  const parts: string[] = [];
  const markers = new Set<number>();
  const starts = new Map<Y.Item, number>();
  let offset = 0;
  for (let item = article._start; item !== null; item = item.right) {
    starts.set(item, offset);
    if (item.deleted || !item.countable) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) parts.push(content.str);
    else for (let unit = 0; unit < item.length; unit += 1) parts.push(markerAt(markers, offset + unit));
    offset += item.length;
  }
  return { article, text: parts.join(''), markers, starts };
}

/** Where a unit stands; null when this document does not know it. */
export function spotOf(flat: FlatArticle, id: UnitId): Spot | null {
  const store = flat.article.doc?.store;
  if (!store || Y.getState(store, id.client) <= id.clock) return null;
  const item: Y.Item | Y.GC = Y.getItem(store, Y.createID(id.client, id.clock));
  const start = item instanceof Y.Item ? flat.starts.get(item) : undefined;
  if (!(item instanceof Y.Item) || start === undefined) return null;
  const alive = !item.deleted && item.countable;
  return { item, offset: alive ? start + id.clock - item.id.clock : start, alive };
}

/** The unit that stands at an offset; null outside the article. */
export function unitAt(article: Y.Text, offset: number): UnitId | null {
  if (offset < 0) return null;
  let left = offset;
  for (let item = article._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (left < item.length) return { client: item.id.client, clock: item.id.clock + left };
    left -= item.length;
  }
  return null;
}

function markerAt(markers: Set<number>, offset: number): string {
  markers.add(offset);
  return '\n';
}
