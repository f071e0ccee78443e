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
  change(file, 'PRAGMA user_version = 999');
  const before = readFileSync(file);
  expect(refusal(path)).toBe('newer');
  expect(readFileSync(file)).toEqual(before);
  change(file, 'PRAGMA user_version = 1');
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

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
