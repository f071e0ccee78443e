// The data folder: one process at a time holds it, and one database in it keeps everything.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { keepBeforeMigration } from './before-migration.ts';
import { configure, openFile } from './connect.ts';
import { type FolderRefusal, refusalOf, refuseFolder, refuseMigration } from './folder-refusal.ts';
import { acceptIncarnation, beginIncarnation } from './incarnation.ts';
import { formatOf, migrate } from './schema.ts';
import { fileToDisk, folderToDisk } from './to-disk.ts';

/** What opening a folder found. */
type Found = {
  /** Whether another copy of the database was put here since it was last open. */
  readonly wasPutBack: boolean;
  /** Where the database is kept as it was before it was brought to this format; null when it was of this format. */
  readonly keptBefore: string | null;
};

/** A data folder that is ours until it is closed or the process ends. */
export class DataFolder {
  readonly #file: string;
  readonly #lock: DatabaseSync;
  readonly #connections = new Set<DatabaseSync>();
  readonly wasPutBack: boolean;
  readonly keptBefore: string | null;

  constructor(file: string, lock: DatabaseSync, { wasPutBack, keptBefore }: Found) {
    this.#file = file;
    this.#lock = lock;
    this.wasPutBack = wasPutBack;
    this.keptBefore = keptBefore;
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

  /** Brings all that was written into the database's own file. Not while somebody reads it; throws when it is damaged. */
  settle(): 'settled' | 'being-read' {
    return isEmptied(this.#file) ? 'settled' : 'being-read';
  }

  /** Puts the database of another folder, closed by now, in the place of this one's, and takes it for its own. */
  adopt(other: DataFolder): void {
    this.put(other);
    this.renew();
  }

  /**
   * Puts the database of another folder, closed by now, in the place of this one's. The folder itself is brought to the
   * disk, too: what is written from now on must not be lost with its name.
   */
  put(other: DataFolder): void {
    // A log that lies beside a database belongs to it: none may stay behind there, none may wait here for another's pages.
    if (other.settle() === 'being-read')
      throw new Error('Somebody else holds the database that is to be put in place.');
    fileToDisk(other.#file);
    for (const rest of ['-wal', '-shm']) rmSync(this.#file + rest, { force: true });
    renameSync(other.#file, this.#file);
    folderToDisk(this.path);
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
export function openDataFolder(path: string, now = new Date()): DataFolder | FolderRefusal {
  const folder = resolve(path);
  const lock = attempt(folder, () => takeLock(folder));
  if ('refused' in lock) return lock;
  const prepared = attempt(folder, () => prepare(folder, lock, now));
  if (!('refused' in prepared)) return new DataFolder(databaseIn(folder), lock, prepared);
  lock.close();
  return prepared;
}

/** Keeps everybody else out of the folder, whatever lies in it, and looks at nothing: for putting another database there. */
export function holdDataFolder(path: string): DataFolder | FolderRefusal {
  const folder = resolve(path);
  const lock = attempt(folder, () => takeLock(folder));
  if ('refused' in lock) return lock;
  return new DataFolder(databaseIn(folder), lock, { wasPutBack: false, keptBefore: null });
}

export function databaseIn(folder: string): string {
  return join(folder, 'galley.db');
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

/** Brings all that the write-ahead log holds into the database's own file, waiting a while for whoever reads it. */
function isEmptied(file: string): boolean {
  const database = configure(openFile(file));
  return orClose(database, () => {
    const left = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    database.close();
    return left?.['busy'] === 0;
  });
}

/** Judges the database before anything is set, because setting already writes. */
function prepare(folder: string, lock: DatabaseSync, now: Date): Found | FolderRefusal {
  const database = openFile(databaseIn(folder));
  return orClose(database, () => {
    const brought = bringUp(database, folder, now);
    if ('refused' in brought) {
      database.close();
      return brought;
    }
    const wasPutBack = beginIncarnation(database, lock);
    database.close();
    return { ...brought, wasPutBack };
  });
}

/** To this format, forward only, and never without a way back. */
function bringUp(
  database: DatabaseSync,
  folder: string,
  now: Date,
): Pick<Found, 'keptBefore'> | FolderRefusal {
  const format = formatOf(database);
  if (format === 'newer' || format === 'foreign') return refuseFolder(format, folder);
  const kept = format === 'older' ? keepBeforeMigration(database, folder, now) : { file: null };
  if ('failed' in kept) return refuseMigration(folder, kept.failed);
  migrate(configure(database));
  return { keptBefore: kept.file };
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
