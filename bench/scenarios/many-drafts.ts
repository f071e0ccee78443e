// B: many documents, two people in each, who type slowly: nothing is shared, so every key costs by itself.
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../load/crowd.ts';
import { quantile } from '../load/quantile.ts';
import { watchSelf } from '../load/self-watch.ts';
import { article } from '../load/set-up.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const DOCUMENTS = 500;
const EACH = 2;
const SECS = 20;
const WARM_UP = 15_000;
const SETTLES = 1_500;
/** One key a second. */
const PACE = 1_000;
const OPENED_AT_ONCE = 10;

export const manyDrafts: Scenario = {
  letter: 'B',
  title: `B. ${DOCUMENTS} documents, ${EACH} people in each, a key a second`,
  lines: DOCUMENTS * EACH,
  metrics: [
    { name: 'CPU', unit: '% of a core', better: 'less' },
    { name: 'p50', unit: 'ms', better: 'less' },
    { name: 'p99', unit: 'ms', better: 'less' },
    { name: 'memory per document', unit: 'KB', better: 'less' },
    { name: 'memory', unit: 'MB', better: 'less' },
    { name: 'missing', unit: '', better: 'less' },
    { name: 'load of the generator', unit: 'cores', better: 'neither' },
  ],
  run,
};

async function run(stage: Stage): Promise<Figures> {
  const { system, chance } = stage;
  const ms = (stage.secs ?? SECS) * 1_000;
  const program = await stage.starts();
  const house = await stage.house(program);
  const empty = program.memory;
  const docs = await house.makes(DOCUMENTS, article(stage));
  const crowds = docs.map(
    (doc, at) =>
      new Crowd({ textOf: system.textOf, house, doc, chance, firstSeat: at * EACH, samples: 1_000 }),
  );
  for (let at = 0; at < crowds.length; at += OPENED_AT_ONCE)
    await Promise.all(crowds.slice(at, at + OPENED_AT_ONCE).map((crowd) => crowd.comes(EACH)));
  await pause(SETTLES);
  const opened = program.memory;
  for (const crowd of crowds) crowd.types(EACH, Math.ceil((ms + WARM_UP) / PACE) + 2);
  await typeFor(WARM_UP, crowds, () => PACE);
  for (const crowd of crowds) crowd.samples();
  const [worked, began] = [program.worked, performance.now()];
  const self = watchSelf();
  await typeFor(ms, crowds, () => PACE);
  const { load } = self();
  const cpu = (100_000 * (program.worked - worked)) / (performance.now() - began);
  let missing = 0;
  for (const crowd of crowds) missing += await crowd.missing(2_000);
  const latencies = crowds.flatMap((crowd) => [...crowd.latencies]);
  const figures = {
    CPU: cpu,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    'memory per document': ((opened - empty) * 1_024) / DOCUMENTS,
    memory: program.memory,
    missing,
    'load of the generator': load,
  };
  for (const crowd of crowds) crowd.leaves();
  return figures;
}
