// A newsroom's first morning, all or nothing: it is made beside the folder's own database and put in its place when it is whole.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadSeeds } from '../seeds/load.ts';
import { Accounts } from './accounts/accounts.ts';
import { holdLog } from './held-log.ts';
import type { Log } from './log.ts';
import { type DataFolder, openDataFolder } from './store/folder.ts';
import { type FolderRefusal, refusalOf } from './store/folder-refusal.ts';
import { SqliteStore } from './store/sqlite.ts';

/** More than any one story of the seeds writes at once, in bytes. */
const SOME = 256 * 1024;

type Parts = { readonly secret: string; readonly log: Log };

/** Nothing of `folder` may be connected. Killed in between, the next start finds no newsroom and begins anew. */
export async function seedFolder(folder: DataFolder, parts: Parts): Promise<FolderRefusal | null> {
  const path = join(folder.path, 'seeding');
  rmSync(path, { recursive: true, force: true });
  const beside = openDataFolder(path);
  if ('refused' in beside) return beside;
  try {
    const refusal = await fill(beside, folder.path, parts);
    beside.close();
    if (!refusal) folder.adopt(beside);
    return refusal;
  } finally {
    beside.close();
    rmSync(path, { recursive: true, force: true });
  }
}

/** When the disk is why it failed, that is one line to read, and the log says nothing more of it. */
async function fill(
  beside: DataFolder,
  named: string,
  { secret, log }: Parts,
): Promise<FolderRefusal | null> {
  const held = holdLog(log);
  const store = new SqliteStore(beside.connect());
  try {
    const accounts = await Accounts.open({ database: beside.connect(), secret, log: held.log });
    await loadSeeds({ store, accounts, log: held.log });
  } catch (error) {
    const refusal = refusalOf(error, named) ?? (await refusalOfDisk(store, named));
    if (refusal) return refusal;
    held.release();
    throw error;
  }
  held.release();
  return null;
}

/** Seeds that are refused say only that they were not saved; the disk says why. */
async function refusalOfDisk(store: SqliteStore, named: string): Promise<FolderRefusal | null> {
  try {
    await store.probe(SOME);
    return null;
  } catch (error) {
    return refusalOf(error, named);
  }
}
