// Which start of the server wrote last, noted in the database and beside it: the two disagree when another copy of the
// database was put in its place. Whatever windows hold then has another past, so every draft gets a new epoch.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { text } from './rows.ts';
import { transact } from './transact.ts';

/**
 * Begins a new incarnation and says whether the database is another than the one that ran here last.
 *
 * The database is written first: cut off in between, the two disagree, and the next start renews the epochs without need.
 * That costs windows a fresh start; the other order could let an old copy pass for the newest.
 */
export function beginIncarnation(database: DatabaseSync, beside: DatabaseSync): boolean {
  const isOther = read(database) !== readBeside(beside);
  const next = randomUUID();
  transact(database, () => {
    if (isOther) renewEpochs(database);
    write(database, next);
  });
  write(beside, next);
  return isOther;
}

/** Takes the database as it is for the one that belongs here: we put it there, or have been running on it. */
export function acceptIncarnation(database: DatabaseSync, beside: DatabaseSync): void {
  const next = randomUUID();
  write(database, next);
  makeTable(beside);
  write(beside, next);
}

/** Another past for every draft: what windows hold of it no longer merges. */
export function renewEpochs(database: DatabaseSync): void {
  database.exec('UPDATE drafts SET epoch = lower(hex(randomblob(16)))');
}

function readBeside(beside: DatabaseSync): string | null {
  makeTable(beside);
  return read(beside);
}

function makeTable(beside: DatabaseSync): void {
  beside.exec(`
    CREATE TABLE IF NOT EXISTS incarnation (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT
  `);
}

function read(database: DatabaseSync): string | null {
  const row = database.prepare('SELECT id FROM incarnation').get();
  return row ? text(row, 'id') : null;
}

function write(database: DatabaseSync, id: string): void {
  database.prepare('INSERT OR REPLACE INTO incarnation (one, id) VALUES (1, ?)').run(id);
}
