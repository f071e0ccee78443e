/** The data folder: one process holds it, and what cannot be used is refused in one line and left as it was. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '../../server/store/folder.ts';
import { firstLine, newFolder, openFolder, startTypist } from './folders.ts';

function refusal(path: string) {
  const folder = openDataFolder(path);
  if (!('refused' in folder)) {
    folder.close();
    throw new Error(`${path} was opened.`);
  }
  expect(folder.message).toContain(path);
  expect(folder.message).not.toContain('\n');
  return folder.refused;
}

test('a folder that is not there is made, with the folders above it', () => {
  const path = join(newFolder(), 'deep', 'data');
  openFolder(path).close();
  expect(existsSync(join(path, 'galley.db'))).toBe(true);
});

test('a second opening is refused while the first is open, and let in after', () => {
  const path = newFolder();
  const folder = openFolder(path);
  expect(refusal(path)).toBe('in-use');
  folder.close();
  openFolder(path).close();
});

test('a second process is refused, and let in the moment the first is killed', async () => {
  const path = newFolder();
  const first = startTypist(path, 'holds');
  expect(await firstLine(first)).toBe('open');
  expect(refusal(path)).toBe('in-use');
  expect(await firstLine(startTypist(path, 'holds'))).toBe('refused in-use');
  await first.kill();
  openFolder(path).close();
});

test('closing the folder closes every connection, and closing twice is no fault', () => {
  const folder = openFolder(newFolder());
  const database = folder.connect();
  folder.close();
  folder.close();
  expect(database.isOpen).toBe(false);
});

test('a database of a newer format is refused, and not a byte of it changes', () => {
  const path = newFolder();
  openFolder(path).close();
  const file = join(path, 'galley.db');
  const now = readPragma(file, 'user_version');
  change(file, 'PRAGMA user_version = 999');
  const before = readFileSync(file);
  expect(refusal(path)).toBe('newer');
  expect(readFileSync(file)).toEqual(before);
  change(file, `PRAGMA user_version = ${now}`);
  openFolder(path).close();
});

test('a database that somebody else made is refused, and not a byte of it changes', () => {
  const path = newFolder();
  const file = join(path, 'galley.db');
  change(file, 'CREATE TABLE recipes (name TEXT)');
  const before = readFileSync(file);
  expect(refusal(path)).toBe('foreign');
  expect(readFileSync(file)).toEqual(before);
});

test('a file that is no database is refused and left alone', () => {
  const path = newFolder();
  const file = join(path, 'galley.db');
  writeFileSync(file, 'a shopping list '.repeat(100));
  expect(refusal(path)).toBe('damaged');
  expect(readFileSync(file, 'utf8')).toBe('a shopping list '.repeat(100));
});

test('a file in the place of the folder, or above it, is refused and left alone', () => {
  const path = join(newFolder(), 'data');
  writeFileSync(path, 'mine');
  expect(refusal(path)).toBe('unwritable');
  expect(refusal(join(path, 'deeper'))).toBe('unwritable');
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('a folder where no file can be made is refused', () => {
  expect(refusal('/proc/galley-data')).toBe('unwritable');
  expect(refusal('/proc/self')).toBe('unwritable');
});

test('a folder in the place of a file of ours is refused, and the lock is free again', () => {
  const path = newFolder();
  mkdirSync(join(path, 'galley.db'));
  expect(refusal(path)).toBe('unwritable');
  expect(refusal(path)).toBe('unwritable');
  expect(readdirSync(join(path, 'galley.db'))).toEqual([]);
});

test('a link to nowhere in the place of the folder is refused', () => {
  const path = join(newFolder(), 'data');
  symlinkSync('/proc/nowhere/at/all', path);
  expect(refusal(path)).toBe('unwritable');
});

test('a start that was cut off before the tables were made is finished by the next', () => {
  const path = newFolder();
  writeFileSync(join(path, 'galley.db'), '');
  openFolder(path).close();
  const folder = openFolder(path);
  onTestFinished(() => folder.close());
  expect(folder.connect().prepare('SELECT count(*) AS n FROM drafts').get()).toEqual({ n: 0 });
});

function readPragma(file: string, name: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const value = Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  database.close();
  return value;
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

test('a database put in place brings all that was written, though somebody looked on and nobody tidied up', () => {
  const folder = openFolder(newFolder());
  const beside = openFolder(join(folder.path, 'seeding'));
  // Whoever has a database open keeps its write-ahead log from being tidied away when the others close.
  const looking = [folder, beside].map(({ path }) => {
    const database = new DatabaseSync(join(path, 'galley.db'), { readOnly: true });
    onTestFinished(() => database.close());
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  });
  for (const { path } of [folder, beside]) {
    const written = openWriter(path);
    written.exec('CREATE TABLE note (said TEXT)');
    written.prepare('INSERT INTO note VALUES (?)').run(path);
    written.close();
  }
  expect(looking.map((database) => database.prepare('SELECT count(*) AS count FROM note').get())).toEqual([
    { count: 1 },
    { count: 1 },
  ]);
  beside.close();
  folder.adopt(beside);
  const adopted = folder.connect();
  expect(adopted.prepare('SELECT said FROM note').all()).toEqual([{ said: beside.path }]);
  folder.close();
});

function openWriter(path: string): DatabaseSync {
  const database = new DatabaseSync(join(path, 'galley.db'));
  database.exec('PRAGMA journal_mode = WAL');
  return database;
}
