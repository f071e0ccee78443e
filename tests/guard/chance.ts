// Seeded chance for the guard's random tests: the same seed, the same story.

export type Chance = {
  /** 0 ≤ n < below. */
  readonly below: (below: number) => number;
  readonly percent: (percent: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
};

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    percent: (percent) => next() * 100 < percent,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}

/** `GUARD_SEED` repeats a run; without it the seed is fixed. Printed, so that a failure can be repeated. */
export function seedFor(title: string): number {
  const seed = Number(process.env.GUARD_SEED ?? 20_261_123);
  console.info(`${title}: GUARD_SEED=${seed}`);
  return seed;
}
