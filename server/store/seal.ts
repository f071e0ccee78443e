// What makes a copy of the database a backup: a table of its own that says when it was made and what all the rest amounts to.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { contentHash } from './content-hash.ts';
import { hasTable, LEFT_OUT, leaveOut } from './left-out.ts';
import { text } from './rows.ts';
import { transact } from './transact.ts';

const TABLE = 'backup';

export type Seal = { readonly at: string };

export function seal(copy: DatabaseSync, { at }: Seal): void {
  copy.exec('PRAGMA secure_delete = ON');
  transact(copy, () => {
    leaveOut(copy);
    copy.exec(`
      CREATE TABLE ${TABLE} (
        one     INTEGER PRIMARY KEY CHECK (one = 1),
        at      TEXT NOT NULL,
        content TEXT NOT NULL
      ) STRICT
    `);
    copy.prepare(`INSERT INTO ${TABLE} VALUES (1, ?, ?)`).run(at, sealOf(copy, at));
  });
}

/** `none` when it never was a backup; `broken` when it holds something else than was sealed. */
export function readSeal(copy: DatabaseSync): Seal | 'none' | 'broken' {
  if (!hasTable(copy, TABLE)) return 'none';
  const row = copy.prepare(`SELECT at, content FROM ${TABLE}`).get();
  if (!row) return 'broken';
  const at = text(row, 'at');
  return text(row, 'content') === sealOf(copy, at) ? { at } : 'broken';
}

/** What it says of itself is sealed with the rest: a bit that changed in its time is found, too. */
function sealOf(copy: DatabaseSync, at: string): string {
  return createHash('sha256')
    .update(`${at} ${contentHash(copy, [TABLE])}`)
    .digest('hex');
}

/** Whether a copy says all that the database says which it was made of, but for what stays out. */
export function isFaithful(copy: DatabaseSync, database: DatabaseSync): boolean {
  const [one, other] = [copy, database].map((each) => contentHash(each, [TABLE, ...LEFT_OUT]));
  return one === other;
}

/** Makes a database to run on of a backup. Those of an earlier Galley held more than this one puts back. */
export function unseal(copy: DatabaseSync): void {
  copy.exec(`DROP TABLE ${TABLE}`);
  leaveOut(copy);
}
