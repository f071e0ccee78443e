// Makes a backup: one file with all that a newsroom is, whether or not a server runs on the folder, verified before it has its name.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openToRead } from '../store/connect.ts';
import { databaseIn } from '../store/folder.ts';
import { problemOf } from '../store/folder-refusal.ts';
import { formatOf } from '../store/schema.ts';
import { makeSealedCopy } from '../store/sealed-copy.ts';
import { stampOf } from '../store/stamp.ts';
import { type BackupRefusal, refuseBackup } from './backup-refusal.ts';
import { type Verified, verifyBackup } from './verify-backup.ts';

export type Wanted = {
  /** The data folder. */
  readonly folder: string;
  /** Where to; in the data folder under the hour's name when it is not said. */
  readonly to: string | null;
  readonly mayReplace: boolean;
  readonly now: Date;
};

export function backUp({ folder, to: asked, mayReplace, now }: Wanted): Verified | BackupRefusal {
  const from = databaseIn(resolve(folder));
  const to = asked === null ? join(resolve(folder), 'backups', `galley-${stampOf(now)}.db`) : resolve(asked);
  if (!existsSync(from)) return nothingIn(from);
  try {
    if (asked === null) mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    return copy(from, { to, mayReplace, now });
  } catch (error) {
    const refusal = refusalOf(error, from, to);
    if (refusal) return refusal;
    throw error;
  }
}

function copy(from: string, { to, mayReplace, now }: Omit<Wanted, 'folder'> & { to: string }) {
  const database = openToRead(from);
  try {
    const format = formatOf(database);
    if (format === 'new') return nothingIn(from);
    if (format === 'foreign' || format === 'newer') return notOurs(from, format);
    const seal = { at: now.toISOString() };
    const judge = (file: string) => verifyBackup(file, { named: `The copy of ${from}` });
    const verdict = makeSealedCopy(database, { to, seal, mayReplace, judge });
    if (verdict === 'taken')
      return refuseBackup(
        'taken',
        `${to} is there already. Choose another name, or replace it with --force.`,
      );
    return 'refused' in verdict
      ? refuseBackup(verdict.refused, `No backup was made. ${verdict.message}`)
      : { ...verdict, file: to };
  } finally {
    database.close();
  }
}

function nothingIn(from: string): BackupRefusal {
  return refuseBackup('missing', `There is no newsroom at ${from}. Name its data folder with GALLEY_DATA.`);
}

function notOurs(from: string, format: 'foreign' | 'newer'): BackupRefusal {
  return format === 'newer'
    ? refuseBackup('newer', `${from} was written by a newer Galley. Back it up with that version.`)
    : refuseBackup('not-a-backup', `${from} is not a database of Galley.`);
}

/** Null for an error that nobody expects. */
function refusalOf(error: unknown, from: string, to: string): BackupRefusal | null {
  const problem = problemOf(error, dirname(to));
  if (problem === 'full')
    return refuseBackup(
      'full',
      `There is no room for the backup in ${dirname(to)}. Make some, or choose another disk.`,
    );
  if (problem === 'damaged')
    return refuseBackup('damaged', `${from} is damaged. No backup was made: keep the earlier ones.`);
  if (problem === 'unwritable')
    return refuseBackup(
      'unwritable',
      `${to} cannot be written. Choose a folder that is there and may be written to.`,
    );
  return null;
}
