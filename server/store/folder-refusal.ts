// Why a data folder cannot be used, in one line for whoever starts the server.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

export type FolderProblem = 'unwritable' | 'in-use' | 'newer' | 'foreign' | 'damaged' | 'full' | 'unkept';
export type FolderRefusal = { readonly refused: FolderProblem; readonly message: string };

const SAYS: Readonly<Record<FolderProblem, string>> = {
  unwritable:
    'cannot be written to. Choose another folder with GALLEY_DATA, or give this one the right to write.',
  'in-use': 'is in use by another running Galley. Stop that one, or choose another folder with GALLEY_DATA.',
  newer: 'was written by a newer Galley. Start that version, or choose another folder with GALLEY_DATA.',
  foreign: 'holds a galley.db that Galley did not make. Choose another folder with GALLEY_DATA.',
  damaged: 'holds a galley.db that is damaged or not a database. Restore it from a backup.',
  full: 'is on a disk that is full.',
  unkept: 'holds a database of an older Galley, and no backup of it could be made before it is changed',
};

/** SQLite's primary result codes that have a plain meaning here. */
const SQLITE: Readonly<Record<number, FolderProblem>> = {
  3: 'unwritable', // PERM
  5: 'in-use', // BUSY
  6: 'in-use', // LOCKED
  8: 'unwritable', // READONLY
  10: 'unwritable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unwritable', // CANTOPEN
  26: 'damaged', // NOTADB
};

const FILES: Readonly<Record<string, FolderProblem>> = {
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EEXIST: 'unwritable', // a file stands in its place
  ENOENT: 'unwritable',
  ELOOP: 'unwritable',
  ENAMETOOLONG: 'unwritable',
  EINVAL: 'unwritable',
  ENOSPC: 'full',
};

export function refuseFolder(refused: FolderProblem, folder: string): FolderRefusal {
  return { refused, message: `The data folder ${folder} ${SAYS[refused]}` };
}

/** An older database is only brought to this format when it has been kept as it was. */
export function refuseMigration(folder: string, because: string): FolderRefusal {
  const says = `${SAYS.unkept}: ${because}. Nothing was changed. Mend that, then start again.`;
  return { refused: 'unkept', message: `The data folder ${folder} ${says}` };
}

/** The refusal that an error stands for; null for an error that nobody expects. */
export function refusalOf(error: unknown, folder: string): FolderRefusal | null {
  const problem = problemOf(error, folder);
  return problem && refuseFolder(problem, folder);
}

/** What an error says of a place on the disk; null for an error that nobody expects. */
export function problemOf(error: unknown, folder: string): FolderProblem | null {
  if (!(error instanceof Error)) return null;
  const problem =
    'errcode' in error && typeof error.errcode === 'number'
      ? SQLITE[error.errcode & 0xff]
      : 'code' in error && typeof error.code === 'string'
        ? FILES[error.code]
        : undefined;
  if (!problem) return null;
  return problem === 'unwritable' && !hasRoom(folder) ? 'full' : problem;
}

/** SQLite's helpers of a database need room of their own, and call it a fault of the disk when there is none. */
function hasRoom(folder: string): boolean {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder);
    return blocks === 0 || bavail * bsize > LEAST_ROOM;
  } catch {
    return dirname(folder) === folder || hasRoom(dirname(folder));
  }
}

/** What opening a database takes beside its file. */
const LEAST_ROOM = 64 * 1024;
