// The article as a run of units (a character or a block marker each), by offset and by identity, deleted ones included.
import * as Y from 'yjs';
import type { UnitId } from './anchor.ts';

/** A stretch of consecutive units of one client. `at` is its offset, or where it stood when it was deleted. */
type Stretch = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly at: number;
  readonly deleted: boolean;
  readonly marker: boolean;
};

/** One reading of the article, for any number of look-ups. */
export class Units {
  /** One UTF-16 unit an offset; a block marker reads `\n`. */
  readonly reading: string;
  readonly #visible: Stretch[] = [];
  readonly #byClient = new Map<number, Stretch[]>();

  constructor(article: Y.Text) {
    let reading = '';
    for (let item = article._start; item !== null; item = item.right) {
      if (!item.deleted && !item.countable) continue;
      const stretch = stretchOf(item, reading.length);
      this.#remember(stretch);
      if (!item.deleted) reading += item.content instanceof Y.ContentString ? item.content.str : '\n';
    }
    this.reading = reading;
    for (const stretches of this.#byClient.values()) stretches.sort((a, b) => a.clock - b.clock);
  }

  /** The identity of the unit at an offset; null outside the article. */
  idAt(offset: number): UnitId | null {
    const stretch = this.#stretchAt(offset);
    return stretch && { client: stretch.client, clock: stretch.clock + offset - stretch.at };
  }

  isMarker(offset: number): boolean {
    return this.#stretchAt(offset)?.marker ?? false;
  }

  /** Where a unit is, or was when it was deleted; null when this article has never seen it. */
  find(id: UnitId): { readonly at: number; readonly deleted: boolean } | null {
    const stretches = this.#byClient.get(id.client) ?? [];
    const index = lastAtMost(stretches, (stretch) => stretch.clock, id.clock);
    const stretch = stretches[index];
    if (!stretch || id.clock >= stretch.clock + stretch.length) return null;
    return { at: stretch.at + (stretch.deleted ? 0 : id.clock - stretch.clock), deleted: stretch.deleted };
  }

  /** Whether the unit at an offset was there already at a state vector. */
  isOlder(offset: number, since: ReadonlyMap<number, number>): boolean {
    const id = this.idAt(offset);
    return id !== null && id.clock < (since.get(id.client) ?? 0);
  }

  #remember(stretch: Stretch): void {
    if (!stretch.deleted) this.#visible.push(stretch);
    const known = this.#byClient.get(stretch.client);
    if (known) known.push(stretch);
    else this.#byClient.set(stretch.client, [stretch]);
  }

  #stretchAt(offset: number): Stretch | null {
    const stretch = this.#visible[lastAtMost(this.#visible, (one) => one.at, offset)];
    return stretch && offset < stretch.at + stretch.length ? stretch : null;
  }
}

function stretchOf(item: Y.Item, at: number): Stretch {
  const { client, clock } = item.id;
  return {
    client,
    clock,
    length: item.length,
    at,
    deleted: item.deleted,
    marker: item.content instanceof Y.ContentType,
  };
}

/** The index of the last entry whose key is at most `value`; −1 when there is none. Entries are sorted by key. */
function lastAtMost<T>(entries: readonly T[], keyOf: (entry: T) => number, value: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && keyOf(entry) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
