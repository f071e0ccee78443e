// A sealed copy of a database in one file, made while others go on writing: beside its name first, then under it.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openFile } from './connect.ts';
import { type Seal, seal } from './seal.ts';
import { putInPlace } from './to-disk.ts';

type Wanted<V extends object> = {
  readonly to: string;
  readonly seal: Seal;
  readonly mayReplace: boolean;
  /** Looks at the finished file before it has its name; with `refused` in its verdict, it never gets it. */
  readonly judge: (file: string) => V;
};

/** The verdict on it; `taken` when something else has its name. Throws what the disk says. Leaves nothing else behind. */
export function makeSealedCopy<V extends object>(database: DatabaseSync, wanted: Wanted<V>): V | 'taken' {
  const { to, mayReplace, judge } = wanted;
  if (existsSync(to) && !mayReplace) return 'taken';
  const unfinished = `${to}.${randomBytes(4).toString('hex')}.unfinished`;
  try {
    closeSync(openSync(unfinished, 'wx', FOR_ITS_OWNER));
    // One reading from beginning to end: all is of one moment, and nobody who writes waits for it.
    database.prepare('VACUUM INTO ?').run(unfinished);
    sealFile(unfinished, wanted.seal);
    const verdict = judge(unfinished);
    if ('refused' in verdict) return verdict;
    return putInPlace(unfinished, to, mayReplace) ? verdict : 'taken';
  } finally {
    for (const rest of ['', '-journal']) rmSync(unfinished + rest, { force: true });
  }
}

/** It holds what nobody else should read: unpublished articles, and how people prove who they are. */
const FOR_ITS_OWNER = 0o600;

function sealFile(file: string, how: Seal): void {
  const copy = openFile(file);
  try {
    seal(copy, how);
  } finally {
    copy.close();
  }
}
