// A newsroom with many writers, so that a crowd is many people and not a few with more windows than one may have.
import { Accounts } from '../../server/accounts/accounts.ts';
import { secretIn } from '../../server/accounts/secret.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** Makes the newsroom in an empty folder; answers the writers' handles. */
export async function hireWriters(folder: string, count: number): Promise<readonly string[]> {
  const data = openDataFolder(folder);
  if ('refused' in data) throw new Error(data.message);
  const store = new SqliteStore(data.connect());
  const accounts = await Accounts.open({ database: data.connect(), secret: secretIn(folder), log: QUIET });
  const handles = Array.from({ length: count }, (_, at) => `writer${at + 1}`);
  for (const handle of handles)
    await accounts.hire({ handle, name: handle, role: 'writer', desks: ['news'] });
  accounts.close();
  await store.close();
  data.close();
  return handles;
}
