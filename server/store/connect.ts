// A connection to the embedded database with everything set that is not kept in the file but in the connection.
import { DatabaseSync } from 'node:sqlite';

const PATIENCE_MS = 5_000;

/** Opens a file as it is: nothing is set that could change it. */
export function openFile(file: string, options: { readonly timeout?: number } = {}): DatabaseSync {
  return new DatabaseSync(file, { timeout: options.timeout ?? PATIENCE_MS });
}

/**
 * `synchronous = FULL`: a commit has returned only when the disk has it. `secure_delete`: erased words are overwritten.
 * `recursive_triggers`: INSERT OR REPLACE cannot slip past the triggers that keep the logs append-only.
 */
export function configure(database: DatabaseSync): DatabaseSync {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
  `);
  return database;
}
