/** The store on node:sqlite keeps the contract, and what only a file on a disk can break. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { storeContract } from './contract.ts';
import { append, draftNamed, edition, event, update } from './entries.ts';
import { newFolder, openFolder } from './folders.ts';

const bridge = draftNamed('bridge');

storeContract('sqlite', async () => {
  const path = newFolder();
  let folder = openFolder(path);
  return {
    store: new SqliteStore(folder.connect()),
    reopen: async () => {
      folder.close();
      folder = openFolder(path);
      return new SqliteStore(folder.connect());
    },
    leave: async () => folder.close(),
  };
});

/** A store with its folder, closed when the test ends. */
function opened(path = newFolder()) {
  const folder = openFolder(path);
  onTestFinished(() => folder.close());
  return { path, folder, store: new SqliteStore(folder.connect()) };
}

test('every connection waits for the disk, keeps references and writes ahead', () => {
  const { folder } = opened();
  for (const database of [folder.connect(), folder.connect()]) {
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(5_000);
  }
});

test('a probe fails where a commit of its size would, succeeds again with it, and brings its bytes to the disk', async () => {
  const { folder, path } = opened();
  const database = folder.connect();
  const store = new SqliteStore(database);
  await store.commit([append(bridge, 0, { entries: [update(1, 'kept')] })]);
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages + 20}`);
  await expect(store.probe(200_000)).rejects.toThrow(/full/);
  expect(database.isTransaction).toBe(false);
  await store.probe(40_000);
  const written = (): number => statSync(join(path, 'galley.db-wal')).size;
  const before = written();
  await store.probe(40_000);
  expect(written() - before).toBeGreaterThanOrEqual(40_000);
  await store.commit([append(bridge, 1, { entries: [update(2, new Uint8Array(40_000))] })]);
  expect((await store.load(bridge)).seq).toBe(2);
});

test('a full disk throws, nothing of the commit is written, and it goes on once there is room', async () => {
  const { folder, path } = opened();
  const database = folder.connect();
  const store = new SqliteStore(database);
  await store.commit([append(bridge, 0, { entries: [update(1, 'kept')] })]);
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages}`);
  const large = append(bridge, 1, { entries: [update(2, 'fits'), update(3, new Uint8Array(500_000))] });
  await expect(store.commit([large])).rejects.toThrow(/full/);
  expect((await store.load(bridge)).updates).toEqual([update(1, 'kept')]);
  database.exec('PRAGMA max_page_count = 1000000');
  expect(await store.commit([large])).toMatchObject([{ result: 'committed' }]);
  folder.close();
  expect((await opened(path).store.load(bridge)).seq).toBe(3);
});

test('no statement changes or removes an edition, an update, or more of an event than its words', async () => {
  const { folder, store } = opened();
  await store.commit([
    append(bridge, 0, { entries: [event(1), update(2, 'a')], edition: edition(bridge, 1) }),
  ]);
  const database = folder.connect();
  for (const [statement, because] of [
    [`UPDATE editions SET text = 'other'`, /immutable/],
    ['DELETE FROM editions', /immutable/],
    ['INSERT OR REPLACE INTO editions SELECT * FROM editions', /immutable/],
    [`UPDATE updates SET by = 'bob'`, /append-only/],
    ['DELETE FROM updates', /append-only/],
    ['INSERT OR REPLACE INTO updates SELECT * FROM updates', /append-only/],
    [`UPDATE events SET payload = 'other'`, /append-only/],
    [`UPDATE events SET payload = NULL, salt = NULL, by = 'ann'`, /append-only/],
    ['UPDATE events SET payload = NULL, salt = NULL, thread = 1', /append-only/],
    ['UPDATE events SET payload = NULL', /append-only/],
    ['DELETE FROM events', /append-only/],
    ['INSERT OR REPLACE INTO events SELECT * FROM events', /append-only/],
  ] as const)
    expect(() => database.exec(statement), statement).toThrow(because);
});

test.each([
  ['a word', 'the source is Wilhelmina'],
  ['a page', 'the source is Wilhelmina, '.repeat(2_000)],
])(
  '%s that was erased is nowhere in the files from then on, even if the process is killed',
  async (_, words) => {
    const { path, store } = opened();
    const said = event(1, { payload: JSON.stringify({ text: words }) });
    await store.commit([append(bridge, 0, { entries: [said, event(2)] })]);
    const isThere = (): boolean =>
      ['galley.db', 'galley.db-wal'].some((name) => readFileSync(join(path, name)).includes('Wilhelmina'));
    expect(isThere()).toBe(true);
    await store.commit([append(bridge, 2, { entries: [event(3)], erased: [1] })]);
    expect(isThere()).toBe(false);
  },
);

test('erased words are nowhere in the files once the folder is closed', async () => {
  const { path, folder, store } = opened();
  const secret = 'the name of the source is Wilhelmina';
  await store.commit([append(bridge, 0, { entries: [event(1, { payload: secret }), event(2)] })]);
  await store.commit([append(bridge, 2, { entries: [event(3)], erased: [1] })]);
  folder.close();
  const file = readFileSync(join(path, 'galley.db'));
  expect(file.includes('said at 2')).toBe(true);
  expect(file.includes('Wilhelmina')).toBe(false);
});

test('an update whose bits changed on the disk is found, and the draft is not read as if nothing were', async () => {
  const { path, folder, store } = opened();
  await store.commit([append(bridge, 0, { entries: [update(1, 'the budget is cut')] })]);
  folder.close();
  flip(path, 'the budget is cut');
  await expect(opened(path).store.load(bridge)).rejects.toThrow(/update 1 is damaged/);
});

test('an update that is gone from the disk is missed, and the draft is not read as if it had never been', async () => {
  const { folder, store } = opened();
  const entries = ['a', 'b', 'c'].map((letter, at) => update(at + 1, letter));
  await store.commit([append(bridge, 0, { entries })]);
  folder.connect().exec('DROP TRIGGER updates_last; DELETE FROM updates WHERE seq = 2');
  await expect(store.load(bridge)).rejects.toThrow(/row 2 is missing/);
});

test('a snapshot whose bits changed on the disk is passed over: the log says the same', async () => {
  const { path, folder, store } = opened();
  await store.commit([append(bridge, 0, { entries: [update(1, 'a')] })]);
  const state = new TextEncoder().encode('state of the article');
  await store.saveSnapshot(bridge, { seq: 1, state, textVersion: 1, cuts: {}, authors: {} });
  expect((await store.load(bridge)).snapshot?.state).toEqual(state);
  folder.close();
  flip(path, 'state of the article');
  expect(await opened(path).store.load(bridge)).toMatchObject({ snapshot: null, updates: [update(1, 'a')] });
});

test('a log of 50,000 updates is read in less than a second of work', async () => {
  const { store } = opened();
  const entries = Array.from({ length: 50_000 }, (_, index) => update(index + 1, `typed ${index}`));
  await store.commit([append(bridge, 0, { entries })]);
  const begun = process.cpuUsage();
  expect((await store.load(bridge)).updates).toHaveLength(50_000);
  expect(process.cpuUsage(begun).user / 1_000_000).toBeLessThan(1);
});

test('the database is one that SQLite itself finds sound', async () => {
  const { path, folder, store } = opened();
  await store.commit([append(bridge, 0, { entries: [event(1), update(2, 'a')] })]);
  folder.close();
  const database = new DatabaseSync(join(path, 'galley.db'));
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
});

/** One bit of one byte of these words in the database file. */
function flip(path: string, words: string): void {
  const file = join(path, 'galley.db');
  const bytes = readFileSync(file);
  const at = bytes.indexOf(words);
  expect(at).toBeGreaterThan(0);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}
