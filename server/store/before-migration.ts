// Before a database is brought to a newer format, it is kept as it is: a backup beside it, compared with it row by row.
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openFinished } from './connect.ts';
import { problemOf } from './folder-refusal.ts';
import { FORMAT } from './schema.ts';
import { isFaithful, readSeal } from './seal.ts';
import { makeSealedCopy } from './sealed-copy.ts';
import { stampOf } from './stamp.ts';

export type Kept = { readonly file: string } | { readonly failed: string };

/** Nobody else may write to the database meanwhile. */
export function keepBeforeMigration(database: DatabaseSync, folder: string, now: Date): Kept {
  const file = join(folder, `before-format-${FORMAT}-${stampOf(now)}.db`);
  try {
    const verdict = makeSealedCopy(database, {
      to: file,
      seal: { at: now.toISOString() },
      mayReplace: false,
      judge: (copy) => judge(copy, database),
    });
    if (verdict === 'taken') return { failed: 'there is one of this very second' };
    return 'refused' in verdict ? { failed: verdict.refused } : { file };
  } catch (error) {
    const problem = problemOf(error, folder);
    if (problem === null) throw error;
    return { failed: problem === 'full' ? 'the disk is full' : 'it cannot be read or written' };
  }
}

function judge(file: string, database: DatabaseSync): { readonly refused: string } | Record<never, never> {
  const copy = openFinished(file);
  try {
    const isSame = typeof readSeal(copy) === 'object' && isFaithful(copy, database);
    return isSame ? {} : { refused: 'the copy came out different' };
  } finally {
    copy.close();
  }
}
