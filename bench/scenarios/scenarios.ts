// All that is asked, in the order of the table's rows.
import { bytesKept } from './bytes-kept.ts';
import { coldOpen } from './cold-open.ts';
import { idleLines } from './idle-lines.ts';
import { kill } from './kill.ts';
import { manyDrafts } from './many-drafts.ts';
import { quiet } from './quiet.ts';
import { saturation } from './saturation.ts';
import type { Scenario } from './scenario.ts';
import { storm } from './storm.ts';
import { typing } from './typing.ts';

export const SCENARIOS: readonly Scenario[] = [
  typing(2, 2),
  typing(200, 20),
  saturation('key by key'),
  saturation('as its client sends'),
  manyDrafts,
  coldOpen('stopped'),
  coldOpen('killed'),
  coldOpen('damaged'),
  coldOpen('at once'),
  kill,
  storm,
  idleLines,
  quiet,
  bytesKept,
];
