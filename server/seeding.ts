// A newsroom's first morning, all or nothing: it is made beside the folder's own database and put in its place when it is whole.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadSeeds } from '../seeds/load.ts';
import { Accounts } from './accounts/accounts.ts';
import type { Log } from './log.ts';
import { type DataFolder, openDataFolder } from './store/folder.ts';
import type { FolderRefusal } from './store/folder-refusal.ts';
import { SqliteStore } from './store/sqlite.ts';

/** Nothing of `folder` may be connected. Killed in between, the next start finds no newsroom and begins anew. */
export async function seedFolder(
  folder: DataFolder,
  { secret, log }: { readonly secret: string; readonly log: Log },
): Promise<FolderRefusal | null> {
  const path = join(folder.path, 'seeding');
  rmSync(path, { recursive: true, force: true });
  const beside = openDataFolder(path);
  if ('refused' in beside) return beside;
  try {
    const store = new SqliteStore(beside.connect());
    const accounts = await Accounts.open({ database: beside.connect(), secret, log });
    await loadSeeds({ store, accounts, log });
  } finally {
    beside.close();
  }
  folder.adopt(beside);
  rmSync(path, { recursive: true, force: true });
  return null;
}
