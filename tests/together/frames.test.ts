/** Hostile clients change nothing for anybody: 100,000 frames, and honest people go on as if nobody else were there. */
import { expect, test } from 'vitest';
import { besiege, tortureFrames } from '../torture/frames.ts';
import { isClean } from '../torture/report.ts';

const FRAMES = Number(process.env.GALLEY_FRAMES ?? 100_000);
const MB = 1_000_000;

test('hostile frames stop nothing, change nothing, fill nothing, and honest people lose no word', async () => {
  const seed = Number(process.env.FRAMES_SEED ?? Date.now() % 1_000_000);
  console.info(`FRAMES_SEED=${seed}`);
  const siege = await besiege(FRAMES, seed);
  const { tally, honest, before, after, worstStallMs, worstWorkMs } = siege;
  const acknowledged = honest.acknowledged;
  console.info(JSON.stringify({ ...tally, acknowledged, worstStallMs, worstWorkMs, before, after }));
  expect(tally.frames).toBeGreaterThanOrEqual(FRAMES);
  expect(tally.fooled).toEqual([]);
  expect(honest.complaints).toEqual([]);
  expect(after.errors).toEqual([]);
  expect(acknowledged).toBeGreaterThan(FRAMES / 100);
  expect({ lost: siege.lost, doubled: siege.doubled, undecided: siege.undecided }).toEqual({
    lost: [],
    doubled: [],
    undecided: [],
  });
  expect({ strange: siege.strange, isUntouched: siege.isUntouched, diverged: siege.diverged }).toEqual({
    strange: '',
    isUntouched: true,
    diverged: 0,
  });
  expect(siege.ghosts).toBe(0);
  expect(after.heap - before.heap).toBeLessThan(32 * MB);
  expect(after.rss - before.rss).toBeLessThan(96 * MB);
  expect(after.lines).toBeLessThan(1_000);
}, 300_000);

test('a siege is reported in one line, in which nothing is lost, doubled or diverged', async () => {
  const report = await tortureFrames(1_000, 4_711);
  expect(report.suite).toBe('frames');
  expect(report.runs).toBeGreaterThanOrEqual(1_000);
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(isClean(report)).toBe(true);
}, 60_000);
