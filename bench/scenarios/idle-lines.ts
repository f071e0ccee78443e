// G: a thousand people who only have a document open.
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../load/crowd.ts';
import { article } from '../load/set-up.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const DOCUMENTS = 50;
const EACH = 20;
/** So long nothing happens before anything is measured. */
const SETTLES = 4_000;
const WATCHED = 10_000;

export const idleLines: Scenario = {
  letter: 'G',
  title: `G. ${DOCUMENTS * EACH} idle lines on ${DOCUMENTS} documents`,
  lines: DOCUMENTS * EACH,
  metrics: [
    { name: 'memory of the lines', unit: 'MB', better: 'less' },
    { name: 'memory', unit: 'MB', better: 'less' },
    { name: 'CPU', unit: '% of a core', better: 'less' },
  ],
  run,
};

async function run(stage: Stage): Promise<Figures> {
  const { system, chance } = stage;
  const program = await stage.starts();
  const house = await stage.house(program);
  const docs = await house.makes(DOCUMENTS, article(stage));
  const crowds = docs.map(
    (doc, at) => new Crowd({ textOf: system.textOf, house, doc, chance, firstSeat: at * EACH, samples: 1 }),
  );
  // The first of each, so that the documents themselves are in memory.
  for (const crowd of crowds) await crowd.comes(1);
  await pause(SETTLES);
  const before = program.memory;
  for (const crowd of crowds) await crowd.comes(EACH);
  await pause(SETTLES);
  const after = program.memory;
  const worked = program.worked;
  await pause(WATCHED);
  const figures = {
    'memory of the lines': after - before,
    memory: program.memory,
    CPU: (100_000 * (program.worked - worked)) / WATCHED,
  };
  for (const crowd of crowds) crowd.leaves();
  return figures;
}
