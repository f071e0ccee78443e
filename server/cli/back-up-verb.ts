// `backup`: one verified file, whether or not the server runs.
import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { contentOf } from './told.ts';
import type { Verb } from './verb.ts';

export const backUpVerb: Verb = {
  takes: '[--to file] [--force]',
  says: 'Makes a backup in one file, while the server runs or not; --force replaces a file that is there.',
  options: { to: { type: 'string' }, force: { type: 'boolean' } },
  run: ({ names, value, has }, { data, from, now }) => {
    if (names.length > 0) return { wrong: `Say where to with --to ${names[0]}` };
    const to = value('to');
    const made = backUp({
      folder: data,
      to: to === null ? null : resolve(from, to),
      mayReplace: has('force'),
      now: now(),
    });
    if ('refused' in made) return { failed: made.message };
    return { said: [`The backup is ${made.file}`, ...contentOf(made)] };
  },
};
