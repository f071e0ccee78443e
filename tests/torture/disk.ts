// What stands in a data folder whose server is gone, read with as little of the product as can be.
import type { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { verifyChain } from '../../server/commands/chain.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { text, whole } from '../../server/store/rows.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { EventEntry } from '../../server/store/store.ts';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { articleOf } from '../../shared/article/read.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';

export type DraftOnDisk = {
  readonly seq: number;
  readonly doc: Y.Doc;
  readonly text: string;
  readonly events: readonly EventEntry[];
  readonly editions: readonly number[];
  /** Whether the snapshot, the log and the chain all tell the same story. */
  readonly isOneStory: boolean;
};

export type Disk = {
  readonly drafts: ReadonlyMap<DraftId, DraftOnDisk>;
  /** The answers kept, by person and command; two of one command cannot be told apart from one, so they are a list. */
  readonly answered: readonly { readonly person: string; readonly id: string; readonly answer: string }[];
};

/** Opens the database as the next server would; throws when it is not whole. */
export async function readDisk(folder: string): Promise<Disk> {
  const data = openDataFolder(folder);
  if ('refused' in data) throw new Error(data.message);
  try {
    const database = data.connect();
    const integrity = database.prepare('PRAGMA integrity_check').all().flatMap(Object.values);
    if (integrity.join() !== 'ok') throw new Error(`The database is not whole: ${integrity.join('; ')}`);
    const store = new SqliteStore(database);
    const drafts = new Map<DraftId, DraftOnDisk>();
    for (const row of database.prepare('SELECT id FROM drafts').all()) {
      const id = draftIdSchema.parse(text(row, 'id'));
      drafts.set(id, await readDraft(database, store, id));
    }
    const answered = database.prepare('SELECT person, id, answer FROM answered').all();
    return {
      drafts,
      answered: answered.map((row) => ({
        person: text(row, 'person'),
        id: text(row, 'id'),
        answer: text(row, 'answer'),
      })),
    };
  } finally {
    data.close();
  }
}

async function readDraft(database: DatabaseSync, store: SqliteStore, id: DraftId): Promise<DraftOnDisk> {
  const { snapshot, updates, events, seq } = await store.load(id);
  const log = database.prepare('SELECT seq, bytes FROM updates WHERE draft = ? ORDER BY seq').all(id);
  const doc = docOf(log.map(({ bytes }) => (bytes instanceof Uint8Array ? bytes : new Uint8Array())));
  const short = docOf([...(snapshot ? [snapshot.state] : []), ...updates.map(({ update }) => update)]);
  const numbers = [...log.map((row) => whole(row, 'seq')), ...events.map((event) => event.seq)];
  const isNumbered = numbers.sort((a, b) => a - b).every((number, at) => number === at + 1);
  const isOneStory =
    isNumbered && numbers.length === seq && verifyChain(events).ok && isSame(doc, short) && isWhole(doc);
  const editions = (await store.editions(id)).map(({ number }) => number);
  return { seq, doc, text: flatArticle(articleOf(doc)).text, events, editions, isOneStory };
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = withoutCleanUp(new Y.Doc());
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}

function isSame(one: Y.Doc, other: Y.Doc): boolean {
  const [a, b] = [one, other].map((doc) => JSON.stringify(articleOf(doc).toDelta()));
  return a === b;
}
