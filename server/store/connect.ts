// A connection to the embedded database with everything set that is not kept in the file but in the connection.
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How long a connection waits for another. */
export const PATIENCE_MS = 5_000;

/** Opens a file as it is: nothing is set that could change it. */
export function openFile(file: string, options: { readonly timeout?: number } = {}): DatabaseSync {
  return new DatabaseSync(file, { timeout: options.timeout ?? PATIENCE_MS });
}

/** Opens a file that is there, so that nothing of ours can change it. */
export function openToRead(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: PATIENCE_MS, readOnly: true });
}

/** Opens a file that nobody writes to and that is complete without a log beside it; nothing comes to lie beside it either. */
export function openFinished(file: string): DatabaseSync {
  return new DatabaseSync(`${pathToFileURL(resolve(file)).href}?immutable=1`, { readOnly: true });
}

/**
 * `synchronous = FULL`: a commit has returned only when the disk has it. `secure_delete`: erased words are overwritten.
 * `wal_autocheckpoint`: pages in the write-ahead log (16 MB) before what is in it is brought home; those of an open draft are
 * written again and again meanwhile, and brought home once.
 * `recursive_triggers`: INSERT OR REPLACE cannot slip past the triggers that keep the logs append-only.
 */
export function configure(database: DatabaseSync): DatabaseSync {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
  `);
  return database;
}
