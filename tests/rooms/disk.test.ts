/** Whether the disk takes writes: known at once when it does not, tried again by itself, and only then said to be fine. */
import { expect, test } from 'vitest';
import { Disk } from '../../server/rooms/disk.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { diskFull, inputOutput, noSpace } from '../fixtures/held-store.ts';

function scene() {
  const clock = new HandClock();
  const tries: { readonly after: number; readonly bytes: number }[] = [];
  const began = clock.now();
  const told: string[] = [];
  let fault: (bytes: number) => Error | null = () => null;
  const probe = async (bytes: number): Promise<void> => {
    tries.push({ after: clock.now() - began, bytes });
    const error = fault(bytes);
    if (error) throw error;
  };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const disk = new Disk({ store: { probe }, clock, log });
  disk.onChange(() => told.push(disk.standing));
  return {
    disk,
    tries,
    told,
    breaks: (now: typeof fault) => {
      fault = now;
    },
    /** Lets time pass in small steps, so that each try is answered before the next is due. */
    passes: async (ms: number): Promise<void> => {
      for (let step = 0; step < ms; step += 50) {
        clock.passes(50);
        await Promise.resolve();
        await Promise.resolve();
      }
    },
  };
}

test('a commit that fails on a disk that takes writes changes nothing for the others', async () => {
  const { disk, told, tries, passes } = scene();
  await disk.doubt(10);
  await passes(60_000);
  expect([disk.standing, told, tries.length]).toEqual(['fine', [], 1]);
});

test.for([
  ['full', diskFull],
  ['full', noSpace],
  ['failing', inputOutput],
] as const)('a disk that is %s is told as soon as a commit has failed, once', async ([standing, fault]) => {
  const { disk, told, breaks, passes } = scene();
  breaks(fault);
  await disk.doubt(10);
  expect([disk.standing, told]).toEqual([standing, [standing]]);
  await disk.doubt(10);
  await passes(10_000);
  expect(told).toEqual([standing]);
});

test('the disk is tried again ever more seldom, at least every four seconds, and is fine when a try succeeds', async () => {
  const { disk, told, tries, breaks, passes } = scene();
  breaks(diskFull);
  await disk.doubt(10);
  await passes(16_000);
  expect(tries.map(({ after }) => after)).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 11_750, 15_750]);
  breaks(() => null);
  await passes(4_000);
  expect([disk.standing, told, tries.length]).toEqual(['fine', ['full', 'fine'], 9]);
  await passes(60_000);
  expect(tries.length).toBe(9);
});

test('the disk is fine only when it bears as much as what failed on it', async () => {
  const { disk, breaks, passes } = scene();
  breaks((bytes) => (bytes > 400_000 ? diskFull() : null));
  await disk.doubt(300_000);
  await passes(20_000);
  expect(disk.standing).toBe('full');
  breaks((bytes) => (bytes > 800_000 ? diskFull() : null));
  await passes(5_000);
  expect(disk.standing).toBe('fine');
  breaks((bytes) => (bytes > 400_000 ? diskFull() : null));
  await disk.doubt(10);
  expect(disk.standing).toBe('fine');
});

test('a disk that is closed is tried no more', async () => {
  const { disk, tries, breaks, passes } = scene();
  breaks(diskFull);
  await disk.doubt(10);
  disk.close();
  await passes(60_000);
  expect(tries.length).toBe(1);
});
