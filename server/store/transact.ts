// All or nothing.
import type { DatabaseSync } from 'node:sqlite';

/** Runs `act` in one transaction and returns after its fsync. When anything throws, nothing was written. */
export function transact<T>(database: DatabaseSync, act: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = act();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
