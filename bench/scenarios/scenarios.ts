// All that is asked, in the order of the table's rows.
import { saturation } from './saturation.ts';
import type { Scenario } from './scenario.ts';
import { typing } from './typing.ts';

export const SCENARIOS: readonly Scenario[] = [typing(2, 2), typing(200, 20), saturation];
