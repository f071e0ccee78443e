// One hash over all that a database says: its format, its tables and every row, in an order of their own. Two files that
// say the same have the same, however their pages lie; a bit that changed anywhere in a row gives another.
import { createHash, type Hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { readPragma, text } from './rows.ts';

/** `except` names tables that do not count: the one in which the hash itself is kept, for one. */
export function contentHash(database: DatabaseSync, except: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of ['application_id', 'user_version'] as const) put(hash, readPragma(database, name));
  for (const row of rowsOf(database, SCHEMA)) if (!except.includes(String(row[2]))) putRow(hash, row);
  for (const table of tablesIn(database)) {
    if (except.includes(table)) continue;
    put(hash, table);
    for (const row of rowsOf(database, inOrder(database, table))) putRow(hash, row);
  }
  return hash.digest('hex');
}

const SCHEMA =
  'SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name';

/** A virtual table's rows stand in the tables behind it. */
function tablesIn(database: DatabaseSync): readonly string[] {
  const all = database.prepare(`
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY name
  `);
  return all.all().map((row) => text(row, 'name'));
}

function inOrder(database: DatabaseSync, table: string): string {
  const keys = database.prepare(`
    SELECT info.name FROM pragma_table_info(:table) AS info, pragma_table_list AS list
    WHERE list.schema = 'main' AND list.name = :table AND list.wr = 1 AND info.pk > 0 ORDER BY info.pk
  `);
  const key = keys.all({ table }).map((row) => quoted(text(row, 'name')));
  if (key.length > 0) return `SELECT * FROM ${quoted(table)} ORDER BY ${key.join(', ')}`;
  return `SELECT rowid, * FROM ${quoted(table)} ORDER BY rowid`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function* rowsOf(database: DatabaseSync, sql: string): Generator<readonly unknown[]> {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  for (const row of statement.iterate()) if (Array.isArray(row)) yield row;
}

function putRow(hash: Hash, row: readonly unknown[]): void {
  hash.update(`(${row.length})`);
  for (const value of row) put(hash, value);
}

/** Each value with its kind and its length, so that no two rows read alike. */
function put(hash: Hash, value: unknown): void {
  const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
  hash.update(`${value === null ? 'null' : typeof value} ${bytes.length}:`).update(bytes);
}
