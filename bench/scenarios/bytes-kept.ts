// G: what a thousand keys weigh on disk, once the server has stopped in good order.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../load/crowd.ts';
import { setUp } from '../load/set-up.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures, Scenario, Stage } from './scenario.ts';

const TYPISTS = 4;
/** Of each, and how many a second: like fast hands, in four chairs. */
const KEYS = 1_000;
const KEYS_PER_SECOND = 25;
const STORED_AFTER = 4_000;

export const bytesKept: Scenario = {
  letter: 'G',
  title: `G. ${TYPISTS * KEYS} keys of ${TYPISTS} people on disk`,
  lines: TYPISTS,
  metrics: [
    { name: 'of 1,000 keys', unit: 'KB', better: 'less' },
    { name: 'of them the log', unit: 'KB', better: 'neither' },
    { name: 'snapshot of the whole article', unit: 'KB', better: 'neither' },
  ],
  fits: ({ kind }) => kind !== 'relay',
  run,
};

async function run(stage: Stage): Promise<Figures> {
  const { system, chance, folder } = stage;
  const { program, doc } = await setUp(stage);
  await program.end('SIGTERM');
  const before = sizeOf(folder);
  const again = await stage.starts();
  const crowd = new Crowd({ textOf: system.textOf, house: await stage.house(again), doc, chance });
  await crowd.comes(TYPISTS);
  crowd.types(TYPISTS, KEYS);
  await typeFor((KEYS / KEYS_PER_SECOND + 1) * 1_000, [crowd], () => 1_000 / KEYS_PER_SECOND);
  await pause(STORED_AFTER);
  crowd.leaves();
  await again.end('SIGTERM');
  const thousands = (TYPISTS * KEYS) / 1_000;
  const kept = await system.weighs?.(folder, doc.name);
  return {
    'of 1,000 keys': (sizeOf(folder) - before) / 1_024 / thousands,
    'of them the log': kept ? kept.log / 1_024 / thousands : null,
    'snapshot of the whole article': kept ? kept.snapshot / 1_024 : null,
  };
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}
