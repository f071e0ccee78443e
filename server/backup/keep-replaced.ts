// Keeps the database that a restore is about to replace, in a file of its own beside it: a backup, when it is sound.
import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFinished } from '../store/connect.ts';
import { type DataFolder, databaseIn } from '../store/folder.ts';
import { problemOf } from '../store/folder-refusal.ts';
import { makeSealedCopy } from '../store/sealed-copy.ts';
import { stampOf } from '../store/stamp.ts';
import { fileToDisk, folderToDisk } from '../store/to-disk.ts';
import { type BackupRefusal, refuseBackup } from './backup-refusal.ts';
import { verifyBackup } from './verify-backup.ts';

type Where = { readonly beside: string; readonly now: () => Date };

/** Its name, or null when there was none. It is a copy, since a second name of one file would be written to under both. */
export function keepReplaced(folder: DataFolder, { beside, now }: Where): string | null | BackupRefusal {
  const database = databaseIn(folder.path);
  if (!existsSync(database)) return null;
  const moment = now();
  const name = freeName(folder.path, stampOf(moment));
  const standing = settled(folder);
  if (standing === 'being-read')
    return refuseBackup('being-read', `Somebody reads ${database}: a backup is being made. Try again later.`);
  if (standing === 'damaged' || !isKeptAsBackup(database, name, moment)) keepAsItIs(database, name, beside);
  return name;
}

/** What a restore replaces may be damaged beyond opening. */
function settled(folder: DataFolder): 'settled' | 'being-read' | 'damaged' {
  try {
    return folder.settle();
  } catch (error) {
    if (problemOf(error, folder.path) === 'damaged') return 'damaged';
    throw error;
  }
}

/** So that a restore can be taken back by another. Not what is damaged, or of another make. */
function isKeptAsBackup(from: string, to: string, now: Date): boolean {
  const database = openFinished(from);
  try {
    const seal = { at: now.toISOString() };
    const verdict = makeSealedCopy(database, {
      to,
      seal,
      mayReplace: false,
      judge: (file) => verifyBackup(file),
    });
    return verdict !== 'taken' && !('refused' in verdict);
  } catch (error) {
    if (problemOf(error, to) === 'damaged') return false;
    throw error;
  } finally {
    database.close();
  }
}

/** With the log beside it, whatever can still be read out of the two. */
function keepAsItIs(from: string, to: string, beside: string): void {
  for (const rest of ['-wal', '']) {
    if (!existsSync(from + rest)) continue;
    const copy = join(beside, `replaced.db${rest}`);
    copyFileSync(from + rest, copy, constants.COPYFILE_FICLONE);
    fileToDisk(copy);
    renameSync(copy, to + rest);
  }
  folderToDisk(dirname(to));
}

function freeName(folder: string, stamp: string, before = 0): string {
  const name = join(folder, `replaced-${stamp}${before === 0 ? '' : `-${before + 1}`}.db`);
  return existsSync(name) ? freeName(folder, stamp, before + 1) : name;
}
