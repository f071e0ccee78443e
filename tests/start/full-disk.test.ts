// Starting where there is no room: one line, exit code 1, nothing half made, and it starts once there is room.
import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import { Bench, type Ended } from './galley.ts';

let bench: Bench;
beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.clear());

const expectOneLine = ({ code, out, complaint }: Ended): void => {
  expect(complaint.trim().split('\n')).toEqual([
    expect.stringMatching(/^The data folder .* is on a disk that is full\.$/),
  ]);
  expect([out, code]).toEqual(['', 1]);
};

it('says on this computer’s own disk how long a commit takes, when asked for what it does', async () => {
  const galley = bench.starts({ GALLEY_DATA: bench.folder(), LOG_LEVEL: 'info' });
  await galley.address();
  const { complaint } = await galley.signal('SIGTERM');
  const lines = complaint
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const [figure] = lines.filter(({ p50Ms }) => p50Ms !== undefined);
  expect(figure).toMatchObject({ level: 30, commits: expect.any(Number), p99Ms: expect.any(Number) });
  expect(figure.p50Ms).toBeGreaterThan(0);
  expect(figure.p99Ms).toBeGreaterThanOrEqual(figure.p50Ms);
});

if (!mayMount()) console.info('No disk may be mounted here: starting on a full one is left out.');
else {
  it('a newsroom that finds no room is not begun, and is whole once there is room', async () => {
    const disk = mounts();
    const [data, ballast] = [join(disk, 'data'), join(disk, 'ballast')];
    for (const free of [0, 150_000, 700_000]) {
      rmSync(data, { recursive: true, force: true });
      fill(ballast);
      leave(ballast, free);
      expectOneLine(await bench.starts({ GALLEY_DATA: data }).ended);
      expect(readdirSync(disk).includes('data') ? readdirSync(data) : []).not.toContain('seeding');
    }
    rmSync(ballast);
    await bench.starts({ GALLEY_DATA: data }).address();
  }, 60_000);

  it('a newsroom that is there is left as it is, and opens once there is room', async () => {
    const disk = mounts();
    const [data, ballast] = [join(disk, 'data'), join(disk, 'ballast')];
    const first = bench.starts({ GALLEY_DATA: data });
    await first.address();
    await first.signal('SIGTERM');
    for (const free of [0, 40_000]) {
      fill(ballast);
      leave(ballast, free);
      expectOneLine(await bench.starts({ GALLEY_DATA: data }).ended);
    }
    rmSync(ballast);
    await bench.starts({ GALLEY_DATA: data }).address();
  }, 60_000);
}

/** Gone after the test, once nobody runs on it. */
function mounts(): string {
  const { path, leaves } = smallDisk();
  onTestFinished(leaves);
  return path;
}

/** Gives so many bytes of the disk back. */
function leave(ballast: string, free: number): void {
  const { size } = statSync(ballast);
  truncateSync(ballast, Math.max(0, size - free));
}
