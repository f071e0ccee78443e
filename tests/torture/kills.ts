// Servers that are killed in the middle of everything, and whether anybody lost a word by it.
import { Chance } from '../fixtures/chance.ts';
import { KilledNewsroom } from './killed-newsroom.ts';
import type { SuiteReport } from './report.ts';

/** After so many kills the newsroom begins anew: what is compared after each kill would grow without end. */
const KILLS_EACH = 50;

export async function tortureKills(runs: number, seed: number): Promise<SuiteReport> {
  const chance = new Chance(seed);
  const sum = { acknowledged: 0, lost: 0, doubled: 0, diverged: 0, worstStallMs: 0 };
  for (let left = runs; left > 0; left -= KILLS_EACH) {
    const newsroom = new KilledNewsroom(chance);
    try {
      const part = await newsroom.lives(Math.min(left, KILLS_EACH));
      sum.acknowledged += part.acknowledged;
      sum.lost += part.lost;
      sum.doubled += part.doubled;
      sum.diverged += part.diverged;
      sum.worstStallMs = Math.max(sum.worstStallMs, part.worstStallMs);
    } finally {
      await newsroom.close();
    }
  }
  return { suite: 'kills', runs, ...sum, worstStallMs: Math.round(sum.worstStallMs) };
}
