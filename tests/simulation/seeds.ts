// Many seeds, one after the other: what was found wrong, each with the seed that shows it again.
import { type Outcome, simulate } from './simulate.ts';

export type Found = {
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly diverged: readonly string[];
  readonly unfair: readonly string[];
  /** How often each act, command, trouble and answer came. */
  readonly counts: ReadonlyMap<string, number>;
};

export async function simulateSeeds(seeds: number, first: number, operations?: number): Promise<Found> {
  const outcomes: (Outcome & { readonly seed: number })[] = [];
  for (let seed = first; seed < first + seeds; seed += 1)
    outcomes.push({ seed, ...(await outcomeOf(seed, operations)) });
  const all = (of: (outcome: Outcome) => readonly string[]): readonly string[] =>
    outcomes.flatMap((one) => of(one).map((fault) => `seed ${one.seed}: ${fault.slice(0, 400)}`));
  return {
    runs: outcomes.length,
    acknowledged: outcomes.reduce((sum, one) => sum + one.acknowledged, 0),
    lost: all((one) => one.lost),
    doubled: all((one) => one.doubled),
    diverged: all((one) => one.diverged),
    unfair: all((one) => one.unfair),
    counts: sumOf(outcomes.map((one) => one.counts)),
  };
}

/** A seed that throws names itself, too. */
async function outcomeOf(seed: number, operations?: number): Promise<Outcome> {
  try {
    return await simulate(seed, operations);
  } catch (error) {
    throw new Error(`Seed ${seed} broke.`, { cause: error });
  }
}

function sumOf(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const counts of all) for (const [what, times] of counts) sum.set(what, times + (sum.get(what) ?? 0));
  return sum;
}
