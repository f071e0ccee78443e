// What this device keeps for one person until the server has it: words typed, things said, texts half written; and copies
// of what they had open, so that it opens without a line.
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Cuts } from '../../shared/protocol.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Review } from '../../shared/review/review.ts';
import { Cell } from './cell.ts';
import type { Kept } from './draft-state.ts';
import type { Parcel } from './outbox.ts';
import type { Saying } from './saying.ts';

/** One update of an article as one window had it: typed here and unsent, or told by the server since the last copy. */
export type Row = Parcel & {
  readonly draftId: DraftId;
  /** The window that wrote it: only that one sends it, as long as it lives. */
  readonly pane: string;
  readonly isUnsent: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A draft as the server had it, without anything unsent. */
export type Copy = {
  readonly draftId: DraftId;
  /** Raised when the shape of a copy changes: an older one is not read. */
  readonly format: number;
  /** Which past of the draft it is of. */
  readonly epoch: string;
  readonly seq: number;
  readonly textVersion: number;
  /** The whole article as one Yjs update. */
  readonly state: Uint8Array;
  readonly review: Review;
  readonly cuts: Cuts;
  readonly at: number;
};

/** The board as last seen. */
export type BoardCopy = { readonly cards: readonly Card[]; readonly people: readonly Person[] };

export type RowKey = [draft: string, pane: string, n: number];
interface Stores extends DBSchema {
  rows: { key: RowKey; value: Row; indexes: { draft: string } };
  copies: { key: string; value: Copy };
  sayings: { key: string; value: Saying };
  texts: { key: string; value: { readonly place: string; readonly text: string; readonly at: number } };
  kept: { key: string; value: Kept & { readonly draftId: DraftId; readonly at: number } };
  board: { key: string; value: BoardCopy };
}
type Base = IDBPDatabase<Stores>;

export const COPY_FORMAT = 2;
const FORMAT = 1;
/** A copy of the board as an older Galley kept it is not read. */
const BOARD = `board ${COPY_FORMAT}`;
/** How long anything is kept, in milliseconds: 30 days. */
const KEEP_FOR = 30 * 24 * 3_600_000;

const nameOf = (person: PersonId): string => `galley-${person}`;

type Read = { readonly texts: Map<string, string>; readonly refused: readonly DraftId[] };
type TakenOver = { readonly copy: Copy | null; readonly rows: readonly Row[] };
type Locks = Pick<LockManager, 'request' | 'query'>;
type Parts = { readonly locks: Locks; readonly now: () => number };

export class Keep {
  readonly #person: PersonId;
  readonly #base: Base;
  readonly #parts: Parts;
  readonly #texts: Map<string, string>;
  /** Drafts in which words were not taken and wait to be copied. */
  readonly keptIn: Cell<readonly DraftId[]>;
  readonly #flushers = new Set<() => Promise<void>>();

  private constructor(person: PersonId, base: Base, { texts, refused }: Read, parts: Parts) {
    this.#person = person;
    this.#base = base;
    this.#texts = texts;
    this.keptIn = new Cell(refused);
    this.#parts = parts;
    // Another window signs this person out: what is kept goes, and it must not wait for us.
    base.addEventListener('versionchange', () => base.close());
  }

  /** Null where the browser keeps nothing (a private window, a full disk): then words live in this window only. */
  static async open(person: PersonId, parts: Parts): Promise<Keep | null> {
    try {
      const base = await openDB<Stores>(nameOf(person), FORMAT, { upgrade: (fresh) => lay(fresh) });
      return new Keep(person, base, await read(base, parts.now() - KEEP_FOR), parts);
    } catch {
      return null;
    }
  }

  now(): number {
    return this.#parts.now();
  }

  /** What must be written before the page goes; `flush` runs them all. */
  onFlush(flusher: () => Promise<void>): () => void {
    this.#flushers.add(flusher);
    return () => this.#flushers.delete(flusher);
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#flushers].map((flusher) => flusher()));
  }

  /** Marks a window as alive until the answer is called, or the window dies however it dies. */
  async live(pane: string): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    this.#parts.locks
      .request(this.#lockOf(pane), () => {
        held.resolve();
        return promise;
      })
      .catch((error: unknown) => held.reject(error));
    await held.promise;
    return resolve;
  }

  /** Everything of a draft that this window may build on: the server's own, and what dead windows left, which is its now. */
  async takeOver(draftId: DraftId, pane: string, number: () => number): Promise<TakenOver> {
    // One at a time: whoever looks next finds what this window took in living hands.
    return this.#parts.locks.request(this.#lockOf('taking over'), () =>
      this.#takeOver(draftId, pane, number),
    );
  }

  async #takeOver(draftId: DraftId, pane: string, number: () => number): Promise<TakenOver> {
    const alive = await this.#alive();
    const write = this.#base.transaction(['rows', 'copies'], 'readwrite', STRICT);
    const [all, copy] = await Promise.all([
      write.objectStore('rows').index('draft').getAll(draftId),
      write.objectStore('copies').get(draftId),
    ]);
    const left = all.filter((row) => !alive.has(row.pane));
    const mine = inOrder(left.filter(this.#isInTime)).map((row) => ({ ...row, pane, n: number() }));
    const rows = write.objectStore('rows');
    for (const row of left) void rows.delete([row.draftId, row.pane, row.n]);
    for (const row of mine) void rows.put(row);
    // What was only read need not wait for the disk.
    if (left.length > 0) await write.done;
    const told = all.filter((row) => alive.has(row.pane) && row.pane !== pane && !row.isUnsent);
    const isCopy = copy?.format === COPY_FORMAT && this.#isInTime(copy);
    return { copy: isCopy ? copy : null, rows: [...told, ...mine] };
  }

  /** Drafts with words that no living window will send. */
  async orphans(): Promise<readonly DraftId[]> {
    const alive = await this.#alive();
    const rows = (await this.#base.getAll('rows')).filter(this.#isInTime);
    return [...new Set(rows.filter((row) => row.isUnsent && !alive.has(row.pane)).map((row) => row.draftId))];
  }

  async hasUnsent(draftId: DraftId): Promise<boolean> {
    const rows = await this.#base.getAllFromIndex('rows', 'draft', draftId);
    return rows.some((row) => row.isUnsent && this.#isInTime(row));
  }

  async writeRows(rows: readonly Row[]): Promise<void> {
    const write = this.#base.transaction('rows', 'readwrite', STRICT);
    for (const row of rows) void write.store.put(row);
    await write.done;
  }

  /** A newer copy that another window wrote stays; what was told before it is in it, too. */
  async writeCopy(copy: Copy, dropped: readonly RowKey[]): Promise<void> {
    const write = this.#base.transaction(['rows', 'copies'], 'readwrite');
    const copies = write.objectStore('copies');
    const before = await copies.get(copy.draftId);
    if (!before || before.format !== COPY_FORMAT || before.seq <= copy.seq) void copies.put(copy);
    for (const key of dropped) void write.objectStore('rows').delete(key);
    await write.done;
  }

  /** The server will not have a window's words: they stay for copying. */
  async refused(draftId: DraftId, pane: string, kept: Kept): Promise<void> {
    await this.#setAside(draftId, kept, (row) => row.pane === pane && row.isUnsent);
  }

  /** The server stands on another history: what it told of the old one goes, too. */
  async outdated(draftId: DraftId, pane: string, kept: Kept | null): Promise<void> {
    await this.#setAside(draftId, kept, (row) => row.pane === pane || !row.isUnsent);
    await this.#base.delete('copies', draftId);
  }

  async #setAside(draftId: DraftId, kept: Kept | null, goes: (row: Row) => boolean): Promise<void> {
    const write = this.#base.transaction(['rows', 'kept'], 'readwrite', STRICT);
    if (kept && kept.words !== '') {
      // Another window of this person may have set words of its own aside.
      const before = (await write.objectStore('kept').get(draftId))?.words ?? '';
      const words = [before, kept.words].join('\n').trim();
      void write.objectStore('kept').put({ words, refusal: kept.refusal, draftId, at: this.now() });
    }
    const rows = write.objectStore('rows');
    for (const row of await rows.index('draft').getAll(draftId))
      if (goes(row)) void rows.delete([row.draftId, row.pane, row.n]);
    await write.done;
    if (kept && kept.words !== '') this.keptIn.set([...new Set([...this.keptIn.get(), draftId])]);
  }

  async keptOf(draftId: DraftId): Promise<Kept | null> {
    const kept = await this.#base.get('kept', draftId);
    return kept && this.#isInTime(kept) ? { words: kept.words, refusal: kept.refusal } : null;
  }

  /** Forgets the words that were shown; what another window set aside meanwhile stays. */
  async forgetKept(draftId: DraftId, shown: string): Promise<void> {
    const write = this.#base.transaction('kept', 'readwrite');
    const kept = await write.store.get(draftId);
    const rest = kept?.words.replace(shown, '').trim() ?? '';
    if (kept && rest !== '') void write.store.put({ ...kept, words: rest });
    else void write.store.delete(draftId);
    await write.done;
    if (rest === '') this.keptIn.set(this.keptIn.get().filter((id) => id !== draftId));
  }

  async sayings(): Promise<readonly Saying[]> {
    const all = await this.#base.getAll('sayings');
    return all.filter(this.#isInTime).sort((a, b) => a.at - b.at);
  }

  /** Whether it still waits: it may have been heard, or taken back, in another window. */
  async hasSaying(id: string): Promise<boolean> {
    return (await this.#base.getKey('sayings', id)) !== undefined;
  }

  /** What was half written at a place and is now said is the saying's alone: a window that dies leaves it once. */
  async putSaying(saying: Saying, place: string | null = null): Promise<void> {
    const write = this.#base.transaction(['sayings', 'texts'], 'readwrite', STRICT);
    void write.objectStore('sayings').put(saying);
    const isIn = (text = ''): boolean => text.trim() === saying.payload.text;
    const texts = write.objectStore('texts');
    if (place !== null && isIn((await texts.get(place))?.text)) void texts.delete(place);
    await write.done;
    if (place !== null && isIn(this.#texts.get(place))) this.#texts.delete(place);
  }

  /** What was not heard out is half written again, where nothing else is meanwhile. */
  async unsay({ id, payload: { text } }: Saying, place: string): Promise<void> {
    const write = this.#base.transaction(['sayings', 'texts'], 'readwrite', STRICT);
    void write.objectStore('sayings').delete(id);
    const texts = write.objectStore('texts');
    const there = await texts.get(place);
    if (!there || !this.#isInTime(there)) void texts.put({ place, text, at: this.now() });
    await write.done;
    if (!this.#texts.has(place)) this.#texts.set(place, text);
  }

  async dropSaying(id: string): Promise<void> {
    await this.#base.delete('sayings', id);
  }

  /** What is half written at a place; empty when nothing is. */
  textOf(place: string): string {
    return this.#texts.get(place) ?? '';
  }

  async setText(place: string, text: string): Promise<void> {
    if (text === '') this.#texts.delete(place);
    else this.#texts.set(place, text);
    await this.#quietly(() =>
      text === ''
        ? this.#base.delete('texts', place)
        : this.#base.put('texts', { place, text, at: this.now() }),
    );
  }

  async boardCopy(): Promise<BoardCopy | null> {
    return (await this.#base.get('board', BOARD)) ?? null;
  }

  async writeBoard(board: BoardCopy): Promise<void> {
    await this.#quietly(() => this.#base.put('board', board, BOARD));
  }

  /** What cannot be kept is still in this window, and is written with the next change. */
  async #quietly(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch {
      // A full device, or a keep that was taken away by signing out elsewhere.
    }
  }

  /** Whether signing out would lose something that somebody wrote. */
  async holdsWords(): Promise<boolean> {
    await this.flush();
    await this.expire();
    const [rows, ...others] = await Promise.all([
      this.#base.getAll('rows'),
      this.#base.count('sayings'),
      this.#base.count('kept'),
      this.#base.count('texts'),
    ]);
    return others.some((count) => count > 0) || rows.some((row) => row.isUnsent);
  }

  /** Forgets what was kept too long. It is read no more in any case, so this need not be done while a page opens. */
  async expire(): Promise<void> {
    await this.#quietly(async () => {
      for (const name of ['rows', 'copies', 'sayings', 'texts', 'kept'] as const) {
        const write = this.#base.transaction(name, 'readwrite');
        for (let at = await write.store.openCursor(); at; at = await at.continue())
          if (!this.#isInTime(at.value)) void at.delete();
        await write.done;
      }
    });
  }

  readonly #isInTime = ({ at }: { readonly at: number }): boolean => at >= this.now() - KEEP_FOR;

  close(): void {
    this.#base.close();
  }

  /** Leaves nothing of this person on this device. */
  async forgetAll(): Promise<void> {
    this.#base.close();
    await deleteDB(nameOf(this.#person));
  }

  #lockOf(pane: string): string {
    return `${nameOf(this.#person)}/${pane}`;
  }

  async #alive(): Promise<ReadonlySet<string>> {
    const prefix = this.#lockOf('');
    const { held = [] } = await this.#parts.locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    return new Set(names);
  }
}

async function read(base: Base, since: number): Promise<Read> {
  const [texts, kept] = await Promise.all([base.getAll('texts'), base.getAll('kept')]);
  return {
    texts: new Map(texts.filter(({ at }) => at >= since).map(({ place, text }) => [place, text])),
    refused: kept.filter(({ at }) => at >= since).map(({ draftId }) => draftId),
  };
}

/** On this device's disk before it counts as kept. */
const STRICT = { durability: 'strict' } as const;

function lay(base: Base): void {
  base.createObjectStore('rows', { keyPath: ['draftId', 'pane', 'n'] }).createIndex('draft', 'draftId');
  for (const name of ['copies', 'kept'] as const) base.createObjectStore(name, { keyPath: 'draftId' });
  base.createObjectStore('sayings', { keyPath: 'id' });
  base.createObjectStore('texts', { keyPath: 'place' });
  base.createObjectStore('board');
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.at - b.at || a.pane.localeCompare(b.pane) || a.n - b.n);
}
