// G: documents that everybody has left are in memory no more a minute later.
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../load/crowd.ts';
import { article } from '../load/set-up.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const DOCUMENTS = 100;
const QUIET_FOR = 65_000;

export const quiet: Scenario = {
  letter: 'G',
  title: `G. ${DOCUMENTS} documents, left for ${QUIET_FOR / 1_000} seconds`,
  lines: DOCUMENTS,
  metrics: [
    { name: 'in memory while open', unit: '', better: 'neither' },
    { name: 'in memory afterwards', unit: '', better: 'less' },
    { name: 'memory', unit: 'MB', better: 'less' },
  ],
  fits: ({ inMemory }) => inMemory !== undefined,
  run,
};

async function run(stage: Stage): Promise<Figures> {
  const { system, chance } = stage;
  const program = await stage.starts();
  const house = await stage.house(program);
  const docs = await house.makes(DOCUMENTS, article(stage));
  const crowds = docs.map(
    (doc, at) => new Crowd({ textOf: system.textOf, house, doc, chance, firstSeat: at, samples: 1 }),
  );
  for (const crowd of crowds) await crowd.comes(1);
  const open = await system.inMemory?.(program.port);
  for (const crowd of crowds) crowd.leaves();
  await pause(QUIET_FOR);
  return {
    'in memory while open': open ?? null,
    'in memory afterwards': (await system.inMemory?.(program.port)) ?? null,
    memory: program.memory,
  };
}
