// `restore`: puts a verified backup in the place of the database.
import { resolve } from 'node:path';
import { restore } from '../backup/restore.ts';
import { contentOf } from './told.ts';
import type { Verb } from './verb.ts';

export const restoreVerb: Verb = {
  takes: '<file> [--hash sha256]',
  says: 'Puts a backup in the place of the database, which is kept beside it. Stop the server first.',
  options: { hash: { type: 'string' } },
  run: ({ names: [file, more], value }, { data, from, now }) => {
    if (file === undefined || more !== undefined) return { wrong: 'Name one backup: restore <file>' };
    const sha256 = value('hash') ?? undefined;
    const restored = restore({ file: resolve(from, file), sha256, folder: data, now });
    if ('refused' in restored) return { failed: restored.message };
    const { backup, replaced } = restored;
    return {
      said: [
        `Restored from ${backup.file}`,
        ...contentOf(backup),
        replaced === null ? 'There was no database before.' : `What was there before is ${replaced}`,
        'Everybody has to sign in again; tokens and webhooks have to be made anew.',
        'Windows that hold later text keep it for copying.',
      ],
    };
  },
};
