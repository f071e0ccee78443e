// Puts a backup in the place of the database: verified first, only while nobody runs on the folder, and whole or not at all.
import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { configure, openFile } from '../store/connect.ts';
import { type DataFolder, databaseIn, holdDataFolder, openDataFolder } from '../store/folder.ts';
import { problemOf } from '../store/folder-refusal.ts';
import { renewEpochs } from '../store/incarnation.ts';
import { migrate } from '../store/schema.ts';
import { unseal } from '../store/seal.ts';
import { type BackupRefusal, refuseBackup } from './backup-refusal.ts';
import { keepReplaced } from './keep-replaced.ts';
import { sha256Of } from './sha256.ts';
import { type Verified, verifyBackup } from './verify-backup.ts';

export type Wanted = {
  readonly file: string;
  /** What the backup's SHA-256 must be, when it was written down. */
  readonly sha256?: string;
  readonly folder: string;
  readonly now: () => Date;
};

export type Restored = {
  readonly backup: Verified;
  /** Where the database is that was there before; null when there was none. */
  readonly replaced: string | null;
};

export function restore({ file, sha256, folder: path, now }: Wanted): Restored | BackupRefusal {
  const backup = verifyBackup(file, { sha256 });
  if ('refused' in backup) return backup;
  const folder = holdDataFolder(path);
  if ('refused' in folder)
    return refuseBackup(folder.refused === 'in-use' ? 'in-use' : 'unwritable', folder.message);
  const beside = join(folder.path, 'restoring');
  try {
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside, { mode: 0o700 });
    return swap(folder, beside, backup, now);
  } catch (error) {
    const refusal = refusalOf(error, folder.path);
    if (refusal) return refusal;
    throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
    folder.close();
  }
}

/** Until the very last step, the database that was there is there; from then on, the restored one. */
function swap(
  folder: DataFolder,
  beside: string,
  backup: Verified,
  now: () => Date,
): Restored | BackupRefusal {
  copyFileSync(backup.file, databaseIn(beside), constants.COPYFILE_FICLONE);
  if (sha256Of(databaseIn(beside)) !== backup.sha256)
    return refuseBackup(
      'another',
      `${backup.file} changed while it was read. Nothing was changed: try again.`,
    );
  makeRunnable(databaseIn(beside));
  const fresh = openDataFolder(beside);
  if ('refused' in fresh) return refuseBackup('unwritable', fresh.message);
  fresh.close();
  const kept = keepReplaced(folder, { beside, now });
  if (typeof kept === 'object' && kept !== null) return kept;
  folder.put(fresh);
  renewIfCan(folder);
  return { backup, replaced: kept };
}

/**
 * The backup itself is the way back, so it is brought to this format at once. Every draft gets a new epoch: windows that
 * hold a later text are told, and keep it for copying, instead of bringing it back.
 */
function makeRunnable(file: string): void {
  const database = configure(openFile(file));
  try {
    unseal(database);
    migrate(database);
    renewEpochs(database);
  } finally {
    database.close();
  }
}

/** Without room for that note, the next start finds another database than it left, and renews the epochs once more. */
function renewIfCan(folder: DataFolder): void {
  try {
    folder.renew();
  } catch (error) {
    if (problemOf(error, folder.path) === null) throw error;
  }
}

/** Null for an error that nobody expects. */
function refusalOf(error: unknown, folder: string): BackupRefusal | null {
  const problem = problemOf(error, folder);
  if (problem === 'full')
    return refuseBackup(
      'full',
      `There is no room in ${folder} for the backup beside what is there. Nothing was changed.`,
    );
  if (problem === null) return null;
  return refuseBackup('unwritable', `${folder} cannot be written to. Nothing was changed.`);
}
