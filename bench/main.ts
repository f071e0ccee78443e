// `npm run bench`: runs what the arguments name, says how it goes, and prints one table with the machine and the versions.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chosen } from './chosen.ts';
import { circumstances } from './circumstances.ts';
import { type Run, runAll } from './runs.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';
import { SYSTEMS } from './systems/systems.ts';
import { rowsOf, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    systems: { type: 'string' },
    reps: { type: 'string', default: '3' },
    secs: { type: 'string' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});

const scenarios = chosen(SCENARIOS, values.only, ({ letter }) => letter);
const systems = chosen(SYSTEMS, values.systems, ({ name }) => name);
const secs = values.secs === undefined ? null : Number(values.secs);
const runs = await runAll(
  { scenarios, systems, reps: Number(values.reps), secs, profile: values.profile ?? null },
  tell,
);
const rows = rowsOf(runs);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 1));
console.log(`\n${tableOf(rows, scenarios, systems)}\n\n${circumstances(values.reps, systems)}`);
const failures = runs.flatMap(({ outcome }) => ('failed' in outcome ? [outcome.failed] : []));
process.exitCode = failures.length > 0 ? 1 : 0;

function tell({ scenario, system, outcome }: Run): void {
  const figures = 'failed' in outcome ? outcome.failed : JSON.stringify(outcome.figures);
  console.error(`${scenario.title}: ${system.name}: ${figures}`);
}
