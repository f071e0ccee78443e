/** Everybody dropped at once, by a kill and by a restart, comes back to one text with nothing lost. */
import { expect, test } from 'vitest';
import { tortureStorm } from '../torture/storm.ts';

const PEOPLE = Number(process.env.GALLEY_STORM ?? 100);

test('a hundred people of ten drafts whose server is gone are all back, joined and level', async () => {
  const seed = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000);
  console.info(`STORM_SEED=${seed}`);
  const report = await tortureStorm(PEOPLE, seed);
  expect(report).toMatchObject({ runs: PEOPLE, lost: 0, doubled: 0, diverged: 0 });
  // Typed on arrival, alone in between, and on coming back, twice.
  expect(report.acknowledged).toBe(5 * PEOPLE);
}, 240_000);
