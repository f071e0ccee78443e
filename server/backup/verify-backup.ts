// Whether a file is a backup that can be relied on: read to its last row, and nothing in it taken on trust.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openFinished } from '../store/connect.ts';
import { problemOf } from '../store/folder-refusal.ts';
import { hasTable } from '../store/left-out.ts';
import { readPragma } from '../store/rows.ts';
import { FORMAT, formatOf } from '../store/schema.ts';
import { readSeal } from '../store/seal.ts';
import { type BackupRefusal, refuseBackup } from './backup-refusal.ts';
import { judgeDrafts } from './judge-drafts.ts';
import { sha256Of } from './sha256.ts';

export type Verified = {
  readonly file: string;
  readonly at: string;
  readonly sha256: string;
  readonly format: number;
  readonly people: number;
  readonly drafts: number;
  readonly updates: number;
  readonly events: number;
  readonly editions: number;
};

/** `sha256` is what whoever made it wrote down; `named` is what the file is called in what is said of it. */
export function verifyBackup(
  file: string,
  { sha256, named = resolve(file) }: { readonly sha256?: string; readonly named?: string } = {},
): Verified | BackupRefusal {
  try {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      return refuseBackup('missing', `There is no file ${named}.`);
    const found = sha256Of(file);
    if (sha256 !== undefined && found !== sha256.toLowerCase())
      return refuseBackup('another', `${named} is another file: its SHA-256 is ${found}.`);
    const database = openFinished(file);
    try {
      const content = judge(database, named);
      return 'refused' in content ? content : { file: named, sha256: found, ...content };
    } finally {
      database.close();
    }
  } catch (error) {
    return refusalOf(error, named);
  }
}

function judge(database: DatabaseSync, named: string): Omit<Verified, 'file' | 'sha256'> | BackupRefusal {
  const kind = formatOf(database);
  const format = readPragma(database, 'user_version');
  if (kind === 'newer')
    return refuseBackup(
      'newer',
      `${named} was made by a newer Galley (format ${format}, this one knows ${FORMAT}). Use that version.`,
    );
  if (kind === 'foreign' || kind === 'new') return notABackup(named);
  const integrity = database.prepare('PRAGMA integrity_check(1)').all().flatMap(Object.values).join();
  if (integrity !== 'ok') return damaged(named, 'its pages do not fit together');
  const seal = readSeal(database);
  if (seal === 'none') return notABackup(named);
  if (seal === 'broken') return damaged(named, 'it does not hold what it was sealed with');
  const drafts = judgeDrafts(database);
  if ('wrong' in drafts) return damaged(named, drafts.wrong);
  return { at: seal.at, format, people: peopleIn(database), ...drafts };
}

function peopleIn(database: DatabaseSync): number {
  if (!hasTable(database, 'user')) return 0;
  return Number(database.prepare('SELECT count(*) AS count FROM user').get()?.['count']);
}

/** What SQLite or a reader of rows throws over a file is what the file is like. */
function refusalOf(error: unknown, named: string): BackupRefusal {
  const isForeign = error instanceof Error && 'errcode' in error && error.errcode === NOT_A_DATABASE;
  if (isForeign) return notABackup(named);
  const problem = problemOf(error, named);
  if (problem !== null && problem !== 'damaged')
    return refuseBackup('missing', `${named} cannot be read. Look whether it is a file, and whose it is.`);
  return damaged(named, 'it does not read as it was written');
}

const NOT_A_DATABASE = 26;

function notABackup(named: string): BackupRefusal {
  return refuseBackup(
    'not-a-backup',
    `${named} is not a backup of Galley. Backups are made with: galley backup`,
  );
}

function damaged(named: string, how: string): BackupRefusal {
  return refuseBackup('damaged', `${named} is damaged: ${how}. Use another backup.`);
}
