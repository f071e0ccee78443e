// What a backup does not hold, so that nobody steps in with one, and so that what was ended, revoked or withdrawn after it
// was made does not come back with it.
import type { DatabaseSync } from 'node:sqlite';

/** Sessions, links that let somebody in, and the tokens of programs. */
const EMPTIED = ['session', 'verification', 'account_links', 'tokens'];

/** Stay as a list to make them anew from: without the keys that they sign with, and with nothing being sent. */
const HOOKS = 'hooks';
const STOPPED = 'It was put back from a backup, which holds no secrets. Make it anew, and remove this one.';

/** The tables in which a backup differs from what it was made of. */
export const LEFT_OUT: readonly string[] = [...EMPTIED, HOOKS];

export function leaveOut(copy: DatabaseSync): void {
  for (const table of EMPTIED) if (hasTable(copy, table)) copy.exec(`DELETE FROM ${table}`);
  if (!hasTable(copy, HOOKS)) return;
  copy
    .prepare(`UPDATE ${HOOKS} SET sign_key = '', tries = 0, failing = NULL, retry = NULL, disabled = ?`)
    .run(STOPPED);
}

export function hasTable(database: DatabaseSync, name: string): boolean {
  return !!database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name);
}
