// The simulated days that every test run goes through, in two halves, so that two processes share them.
import { expect, test } from 'vitest';
import { simulateSeeds } from './seeds.ts';

/** How many in all; GALLEY_SEED is the first. */
const SEEDS = Number(process.env.GALLEY_SEEDS ?? 300);
const FIRST = Number(process.env.GALLEY_SEED ?? 1);

/** What must have been tried, or the days proved little. */
const TRIED = [
  'act: type',
  'act: split',
  'act: format',
  'act: undo',
  'act: move a block',
  'act: cut and paste',
  'flag.raise',
  'comment.make',
  'thread.reply',
  'flag.settle',
  'draft.move',
  'trouble: a line breaks',
  'trouble: a line goes silent',
  'trouble: some are cut off',
  'trouble: a reader falls behind',
  'trouble: the disk has a fault',
  'trouble: the server crashes',
  'trouble: a window is closed for a while',
  'trouble: a window is killed',
  'draft.update: not-saved',
  'check: same',
  'a greeting was enough',
];

export function someSeeds(half: 'first' | 'second'): void {
  const seeds = Math.ceil(SEEDS / 2);
  const first = half === 'first' ? FIRST : FIRST + seeds;
  test('whatever fails, everybody ends with one article and one review, and all that was acknowledged is there once', {
    timeout: 60_000 + seeds * 3_000,
  }, async () => {
    const { counts, acknowledged, ...found } = await simulateSeeds(seeds, first);
    console.info(`seeds ${first} to ${first + seeds - 1}: ${acknowledged} acknowledged`);
    expect(found).toEqual({ runs: seeds, lost: [], doubled: [], diverged: [], unfair: [] });
    if (seeds >= 100) expect(TRIED.filter((what) => !counts.has(what))).toEqual([]);
  });
}
