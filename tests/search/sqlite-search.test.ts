/** The index on SQLite keeps the contract, in this thread and in its own; and what a file can break. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { readQuery } from '../../server/search/read-query.ts';
import type { SearchIndex } from '../../server/store/search/search-index.ts';
import { SearchThread } from '../../server/store/search/search-thread.ts';
import { SqliteSearch } from '../../server/store/search/sqlite-search.ts';
import { draftNamed } from '../store/entries.ts';
import { newFolder } from '../store/folders.ts';
import { searchable, searchContract } from './contract.ts';

const IMPLEMENTATIONS = { SqliteSearch, SearchThread };

for (const [name, Index] of Object.entries(IMPLEMENTATIONS))
  searchContract(name, async () => {
    const file = newFile();
    let index: SearchIndex = new Index(file);
    return {
      index,
      reopen: async () => {
        await index.close();
        index = new Index(file);
        return index;
      },
      leave: () => index.close(),
    };
  });

const elm = readQuery('elm');

test('a file that is no database is thrown away, and the index begins anew', async () => {
  const file = newFile();
  writeFileSync(file, 'this is no database, however long it goes on '.repeat(500));
  const index = opened(file);
  expect(await index.holds()).toEqual([]);
  await index.put([searchable()]);
  expect(await index.find(elm, 9)).toHaveLength(1);
});

test('a file of another format is thrown away, and the index begins anew', async () => {
  const file = newFile();
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE words (a); PRAGMA user_version = 99');
  other.close();
  expect(await opened(file).holds()).toEqual([]);
});

test('an index that is found damaged when it is opened begins anew', async () => {
  const file = await filled();
  damage(file, 4_096);
  const index = opened(file);
  expect(await index.holds()).toEqual([]);
  await index.put([searchable()]);
  expect(await index.find(elm, 9)).toHaveLength(1);
});

test('an index that turns out to be damaged says so once, and begins anew', async () => {
  const file = await filled();
  damage(file, 200_000);
  const index = opened(file);
  await expect(index.holds()).rejects.toThrow(/malformed/);
  expect(await index.holds()).toEqual([]);
  await index.put([searchable()]);
  expect(await index.find(elm, 9)).toHaveLength(1);
});

test('a thread that cannot open its file says so to whoever asks, and is begun again for the next', async () => {
  const file = join(newFolder(), 'not-there', 'search.db');
  const index = new SearchThread(file);
  onTestFinished(() => index.close());
  for (const _ of [1, 2]) await expect(index.holds()).rejects.toThrow(/open/);
});

test('nothing is asked of an index that was closed', async () => {
  const index = new SearchThread(newFile());
  await index.holds();
  await index.close();
  await expect(index.holds()).rejects.toThrow('closed');
});

/** The file of an index of 200 drafts, closed. */
async function filled(): Promise<string> {
  const file = newFile();
  const index = new SqliteSearch(file);
  for (let n = 0; n < 200; n += 1)
    await index.put([searchable({ id: draftNamed(`draft${n}`), text: `word${n} `.repeat(400) })]);
  await index.close();
  return file;
}

/** From this byte on nothing is what it was. */
function damage(file: string, from: number): void {
  const bytes = readFileSync(file);
  expect(bytes.length).toBeGreaterThan(from);
  writeFileSync(file, bytes.fill(0xff, from));
}

function newFile(): string {
  return join(newFolder(), 'search.db');
}

function opened(file: string): SqliteSearch {
  const index = new SqliteSearch(file);
  onTestFinished(() => index.close());
  return index;
}
