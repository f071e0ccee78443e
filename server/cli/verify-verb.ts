// `verify`: whether a backup could be put back, without putting it anywhere.
import { resolve } from 'node:path';
import { verifyBackup } from '../backup/verify-backup.ts';
import { contentOf } from './told.ts';
import type { Verb } from './verb.ts';

export const verifyVerb: Verb = {
  takes: '<file> [--hash sha256]',
  says: 'Reads a backup to its last row and says whether it can be relied on. Changes nothing.',
  options: { hash: { type: 'string' } },
  run: ({ names: [file, more], value }, { from }) => {
    if (file === undefined || more !== undefined) return { wrong: 'Name one backup: verify <file>' };
    const verified = verifyBackup(resolve(from, file), { sha256: value('hash') ?? undefined });
    return 'refused' in verified ? { failed: verified.message } : { said: contentOf(verified) };
  },
};
