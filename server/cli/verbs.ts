// Everything that can be asked on the command line.
import { backUpVerb } from './back-up-verb.ts';
import { exportVerb } from './export-verb.ts';
import { healthVerb } from './health-verb.ts';
import { importVerb } from './import-verb.ts';
import { restoreVerb } from './restore-verb.ts';
import { userVerb } from './user-verb.ts';
import type { Verb } from './verb.ts';
import { verifyVerb } from './verify-verb.ts';

export const VERBS: Readonly<Record<string, Verb>> = {
  backup: backUpVerb,
  verify: verifyVerb,
  restore: restoreVerb,
  import: importVerb,
  export: exportVerb,
  user: userVerb,
  health: healthVerb,
};
