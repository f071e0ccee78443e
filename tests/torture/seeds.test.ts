/** The seeds of the torture: the report says what was run, and that nothing was lost by it. */
import { expect, test } from 'vitest';
import { tortureSeeds } from './seeds.ts';

test('so many seeds are run, and the books of each balance', { timeout: 60_000 }, async () => {
  const { acknowledged, ...report } = await tortureSeeds(2, 4_000);
  expect(report).toEqual({ suite: 'seeds', runs: 2, lost: 0, doubled: 0, diverged: 0, worstStallMs: 0 });
  expect(acknowledged).toBeGreaterThan(50);
});
