/** A copy put in the database's place is noticed at the next start, and every draft gets a new epoch: only then. */
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { keepRenewing } from '../../server/store/renewal.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { append, draftNamed, update } from './entries.ts';
import { newFolder, openFolder } from './folders.ts';

const DRAFTS = [draftNamed('bridge'), draftNamed('budget')];

/** One start of the server: what it does, then the end. */
async function start(path: string, act: (store: SqliteStore) => Promise<void> = async () => {}) {
  const folder = openFolder(path);
  const store = new SqliteStore(folder.connect());
  await act(store);
  const epochs = await Promise.all(DRAFTS.map(async (id) => (await store.load(id)).epoch));
  folder.close();
  return { epochs, wasPutBack: folder.wasPutBack };
}

/** A folder whose two drafts were made yesterday, and a copy of the database from then. */
async function yesterday() {
  const path = newFolder();
  await start(path, async (store) => {
    await store.commit(DRAFTS.map((id) => append(id, 0, { entries: [update(1, 'a')], epoch: id })));
  });
  const copy = join(newFolder(), 'galley.db');
  copyFileSync(join(path, 'galley.db'), copy);
  return { path, copy, putBack: () => copyFileSync(copy, join(path, 'galley.db')) };
}

test('a first start renews nothing, nor does the start after it', async () => {
  const path = newFolder();
  expect((await start(path)).wasPutBack).toBe(false);
  expect((await start(path)).wasPutBack).toBe(false);
});

test('epochs outlive starts', async () => {
  const { path } = await yesterday();
  const { epochs, wasPutBack } = await start(path);
  expect([epochs, wasPutBack]).toEqual([DRAFTS, false]);
});

test('yesterday’s database put back gives every draft a new epoch of its own, once', async () => {
  const { path, putBack } = await yesterday();
  await start(path);
  putBack();
  const renewed = await start(path);
  expect(renewed.wasPutBack).toBe(true);
  expect(new Set([...renewed.epochs, ...DRAFTS]).size).toBe(4);
  expect(await start(path)).toEqual({ epochs: renewed.epochs, wasPutBack: false });
});

test('the same copy put back twice gives new epochs twice', async () => {
  const { path, putBack } = await yesterday();
  await start(path);
  putBack();
  const once = await start(path);
  putBack();
  const twice = await start(path);
  expect([once.wasPutBack, twice.wasPutBack]).toEqual([true, true]);
  expect(new Set([...once.epochs, ...twice.epochs]).size).toBe(4);
});

test('a database that comes without the note beside it is taken for a copy', async () => {
  const { path } = await yesterday();
  rmSync(join(path, 'lock.db'));
  expect((await start(path)).wasPutBack).toBe(true);
});

test('a folder copied whole to another place stays what it is', async () => {
  const { path } = await yesterday();
  const elsewhere = join(newFolder(), 'data');
  cpSync(path, elsewhere, { recursive: true });
  expect(await start(elsewhere)).toEqual({ epochs: DRAFTS, wasPutBack: false });
});

test('a start cut off between its two notes costs the epochs, and hides no copy', async () => {
  const { path, copy } = await yesterday();
  const beside = join(newFolder(), 'lock.db');
  copyFileSync(join(path, 'lock.db'), beside);
  await start(path);
  // As if the last start had come as far as the database, but not to the note beside it.
  copyFileSync(beside, join(path, 'lock.db'));
  const cutOff = await start(path);
  expect(cutOff.wasPutBack).toBe(true);
  copyFileSync(copy, join(path, 'galley.db'));
  expect((await start(path)).wasPutBack).toBe(true);
});

test('a database of the first format gets an epoch for each of its drafts', async () => {
  const { path } = await yesterday();
  const database = new DatabaseSync(join(path, 'galley.db'));
  database.exec(
    'ALTER TABLE drafts DROP COLUMN epoch; DROP TABLE incarnation; DROP TABLE images; PRAGMA user_version = 1',
  );
  database.close();
  rmSync(join(path, 'lock.db'));
  const { epochs, wasPutBack } = await start(path);
  expect(wasPutBack).toBe(false);
  expect(new Set(['', ...epochs]).size).toBe(3);
  expect((await start(path)).epochs).toEqual(epochs);
});

test('a newsroom put in place by ourselves is no copy that somebody put back', async () => {
  const folder = openFolder(newFolder());
  const beside = openFolder(join(folder.path, 'seeding'));
  const store = new SqliteStore(beside.connect());
  await store.commit(DRAFTS.map((id) => append(id, 0, { entries: [update(1, 'a')], epoch: id })));
  beside.close();
  folder.adopt(beside);
  folder.close();
  expect(await start(folder.path)).toEqual({ epochs: DRAFTS, wasPutBack: false });
});

describe('a copy made of a database that runs', () => {
  async function running() {
    const { path, copy } = await yesterday();
    const folder = openFolder(path);
    const clock = new HandClock();
    const warnings: string[] = [];
    const log = {
      info: () => {},
      warn: (_: object, said: string) => void warnings.push(said),
      error: () => {},
    };
    const stop = keepRenewing(folder, clock, log);
    const database = folder.connect();
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(join(path, 'galley.db'), copy);
    return { path, copy, folder, clock, stop, warnings, database };
  }

  test('is told from it when it has been running for some minutes more', async () => {
    const { path, copy, folder, clock, stop, warnings } = await running();
    clock.passes(11 * 60_000);
    stop();
    folder.close();
    copyFileSync(copy, join(path, 'galley.db'));
    expect((await start(path)).wasPutBack).toBe(true);
    expect(warnings).toEqual([]);
  });

  test('changes nothing for the database itself, however long it runs', async () => {
    const { path, folder, clock, stop } = await running();
    clock.passes(24 * 60 * 60_000);
    stop();
    folder.close();
    expect(await start(path)).toEqual({ epochs: DRAFTS, wasPutBack: false });
  });

  test('is tried again when the database was busy, and never once the server stops', async () => {
    const { path, copy, folder, clock, stop, warnings, database } = await running();
    database.exec('BEGIN IMMEDIATE');
    clock.passes(11 * 60_000);
    expect(warnings).toHaveLength(1);
    database.exec('ROLLBACK');
    clock.passes(10 * 60_000);
    stop();
    folder.close();
    clock.passes(60 * 60_000);
    expect(warnings).toHaveLength(1);
    copyFileSync(copy, join(path, 'galley.db'));
    expect((await start(path)).wasPutBack).toBe(true);
  });
});
