// The index's own file. Nothing in it is the truth: what is damaged, or was made by another Galley, is begun anew.
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Raised when the tables change: an index of another format is thrown away. */
const FORMAT = 2;
const PATIENCE_MS = 5_000;

/** SQLite's primary result codes for a file that is damaged, or is no database at all. */
const DAMAGED = [11, 26];

/**
 * A slug counts more than a headline, and a headline more than the text. Beginnings of words are found in the words themselves, but
 * for single letters, with which too many begin; an index of two and three letters as well is twice the work to keep.
 */
const TABLES = `
  CREATE TABLE drafts (
    row        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    seq        INTEGER NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE words USING fts5(
    id UNINDEXED, slug, headline, text,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1'
  );
  INSERT INTO words (words, rank) VALUES ('rank', 'bm25(0.0, 10.0, 6.0, 1.0)');
  PRAGMA user_version = ${FORMAT};
`;

/** SQLite's code for a table that cannot even be opened. */
const BROKEN = 1;

export function openSearchFile(file: string): DatabaseSync {
  try {
    return open(file);
  } catch (error) {
    if (!isOneOf(error, [...DAMAGED, BROKEN])) throw error;
    return beginAnew(file);
  }
}

/** Throws away what is there. No connection may be open on it. */
export function beginAnew(file: string): DatabaseSync {
  for (const rest of ['', '-wal', '-shm']) rmSync(file + rest, { force: true });
  return open(file);
}

export function isDamaged(error: unknown): boolean {
  return isOneOf(error, DAMAGED);
}

function isOneOf(error: unknown, codes: readonly number[]): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    codes.includes(error.errcode & 0xff)
  );
}

/** Not as durable as the logs, since what is lost with the power is only made again. */
function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: PATIENCE_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF');
    const format = database.prepare('PRAGMA user_version').get()?.['user_version'];
    const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
    if (format === FORMAT) {
      database.prepare('SELECT 1 FROM words WHERE words MATCH ?').get('""');
      return database;
    }
    if (tables === 0) {
      database.exec(`BEGIN; ${TABLES} COMMIT`);
      return database;
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return beginAnew(file);
}
