// All that is asked, in the order of the table's rows.
import { coldOpen } from './cold-open.ts';
import { kill } from './kill.ts';
import { manyDrafts } from './many-drafts.ts';
import { saturation } from './saturation.ts';
import type { Scenario } from './scenario.ts';
import { storm } from './storm.ts';
import { typing } from './typing.ts';

export const SCENARIOS: readonly Scenario[] = [
  typing(2, 2),
  typing(200, 20),
  saturation,
  manyDrafts,
  coldOpen('snapshot'),
  coldOpen('rows'),
  kill,
  storm,
];
