// The data folder: one process at a time holds it, and one database in it keeps everything.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { configure, openFile } from './connect.ts';
import { type FolderRefusal, refusalOf, refuseFolder } from './folder-refusal.ts';
import { acceptIncarnation, beginIncarnation } from './incarnation.ts';
import { formatOf, migrate } from './schema.ts';

/** A data folder that is ours until it is closed or the process ends. */
export class DataFolder {
  readonly #file: string;
  readonly #lock: DatabaseSync;
  readonly #connections = new Set<DatabaseSync>();
  /** Whether another copy of the database was put here since it was last open. */
  readonly wasPutBack: boolean;

  constructor(file: string, lock: DatabaseSync, wasPutBack: boolean) {
    this.#file = file;
    this.#lock = lock;
    this.wasPutBack = wasPutBack;
  }

  /**
   * Another connection to the one database, set to be just as durable. Whoever lets a transaction of its own span an
   * `await` must have one for itself; the store's commits wait for it, so it has to be short.
   */
  connect(): DatabaseSync {
    const database = configure(openFile(this.#file));
    this.#connections.add(database);
    return database;
  }

  /** The folder that the database lies in. */
  get path(): string {
    return dirname(this.#file);
  }

  /**
   * Puts the database of another folder, closed by now, in the place of this one's. The folder itself is brought to the
   * disk, too: what is written from now on must not be lost with its name.
   */
  adopt(other: DataFolder): void {
    // A log that lies beside a database belongs to it: none may stay behind there, none may wait here for another's pages.
    emptyLog(other.#file);
    for (const rest of ['-wal', '-shm']) rmSync(this.#file + rest, { force: true });
    renameSync(other.#file, this.#file);
    this.renew();
    if (process.platform === 'win32') return;
    const folder = openSync(this.path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  /** Notes that the database which lies here now is the one that belongs here; a copy from before is told from it. */
  renew(): void {
    const database = configure(openFile(this.#file, { timeout: 0 }));
    try {
      acceptIncarnation(database, this.#lock);
    } finally {
      database.close();
    }
  }

  /** Closes what is still open, then lets the next process in. */
  close(): void {
    for (const database of this.#connections) if (database.isOpen) database.close();
    if (this.#lock.isOpen) this.#lock.close();
  }
}

/** Makes the folder and its database when they are missing. When it refuses, what was there is as it was. */
export function openDataFolder(path: string): DataFolder | FolderRefusal {
  const folder = resolve(path);
  const lock = attempt(folder, () => takeLock(folder));
  if ('refused' in lock) return lock;
  const file = join(folder, 'galley.db');
  const prepared = attempt(folder, () => prepare(folder, file, lock));
  if (!('refused' in prepared)) return new DataFolder(file, lock, prepared.wasPutBack);
  lock.close();
  return prepared;
}

/**
 * The lock is SQLite's own, on a file of its own, held for the life of the process: the kernel frees it however the
 * process ends. Nothing else may open that file in this process, since closing any handle on it would free the lock.
 */
function takeLock(folder: string): DatabaseSync {
  makeFolder(folder);
  const lock = openFile(join(folder, 'lock.db'), { timeout: 0 });
  return orClose(lock, () => {
    // Kept over a commit: the file also notes which start of the server wrote last.
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    return lock;
  });
}

/** Step by step, because `mkdirSync` with `recursive` never returns where the system makes no folders (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Brings all that the write-ahead log holds into the database's own file, waiting for whoever reads it. */
function emptyLog(file: string): void {
  const database = configure(openFile(file));
  orClose(database, () => {
    const left = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (left?.['busy'] !== 0) throw new Error('Somebody else holds the database that is to be put in place.');
    database.close();
  });
}

/** Judges the database before anything is set, because setting already writes. */
function prepare(
  folder: string,
  file: string,
  lock: DatabaseSync,
): { readonly wasPutBack: boolean } | FolderRefusal {
  const database = openFile(file);
  return orClose(database, () => {
    const format = formatOf(database);
    if (format === 'newer' || format === 'foreign') {
      database.close();
      return refuseFolder(format, folder);
    }
    migrate(configure(database));
    const wasPutBack = beginIncarnation(database, lock);
    database.close();
    return { wasPutBack };
  });
}

function orClose<T>(database: DatabaseSync, act: () => T): T {
  try {
    return act();
  } catch (error) {
    database.close();
    throw error;
  }
}

function attempt<T>(folder: string, act: () => T): T | FolderRefusal {
  try {
    return act();
  } catch (error) {
    const refusal = refusalOf(error, folder);
    if (refusal) return refusal;
    throw error;
  }
}
