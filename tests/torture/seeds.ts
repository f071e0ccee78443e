// The simulation of a failing network, disk and server, as often as somebody has the patience for.
import { simulateSeeds } from '../simulation/seeds.ts';
import type { SuiteReport } from './report.ts';

/** `seed` is the first of so many; each that fails is named on the error output. What is refused unfairly counts as diverged. */
export async function tortureSeeds(seeds: number, seed: number): Promise<SuiteReport> {
  const found = await simulateSeeds(seeds, seed);
  const { runs, acknowledged, lost, doubled } = found;
  const diverged = [...found.diverged, ...found.unfair];
  for (const fault of [...lost, ...doubled, ...diverged]) console.error(fault);
  return {
    suite: 'seeds',
    runs,
    acknowledged,
    lost: lost.length,
    doubled: doubled.length,
    diverged: diverged.length,
    // Time is simulated here, so nothing of it can stall.
    worstStallMs: 0,
  };
}
