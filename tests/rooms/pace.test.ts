/** When the next commit may begin: at once after a quiet moment, and later the more the last one cost. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MeasuredPace } from '../../server/rooms/pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setImmediate'] }));
afterEach(() => void vi.useRealTimers());

/** A commit that takes so many milliseconds and is told so many; answers how long it had to wait before it began. */
async function commits(pace: MeasuredPace, cost: number, told = 0): Promise<number> {
  const asked = performance.now();
  const waited = new Promise<number>((resolve) => pace.next(() => resolve(performance.now() - asked)));
  await vi.advanceTimersToNextTimerAsync();
  const ms = await waited;
  vi.advanceTimersByTime(cost);
  pace.told(told);
  pace.over();
  return ms;
}

/** One that has been written through without a rest, so that there is nothing to be made up for. */
async function busy(): Promise<MeasuredPace> {
  const pace = new MeasuredPace();
  for (let count = 0; count < 3; count += 1) await commits(pace, 0, 1_000);
  await commits(pace, 0);
  return pace;
}

it('the first begins at once, and so does one after a quiet moment', async () => {
  const pace = new MeasuredPace();
  expect(await commits(pace, 2)).toBe(0);
  vi.advanceTimersByTime(14);
  expect(await commits(pace, 2)).toBe(0);
});

it('after a quiet moment a second begins just behind the first, on a slow disk, too', async () => {
  const pace = new MeasuredPace();
  await commits(pace, 4);
  expect(await commits(pace, 4)).toBe(0);
});

it('without a rest, one after another take an eighth of the time', async () => {
  const pace = await busy();
  await commits(pace, 2);
  expect(await commits(pace, 3)).toBe(14);
  expect(await commits(pace, 1)).toBe(21);
  expect(await commits(pace, 1)).toBe(7);
});

it('whatever was made up for, all of them take little more than an eighth of the time', async () => {
  const pace = new MeasuredPace();
  const began = performance.now();
  for (let count = 0; count < 100; count += 1) await commits(pace, 2);
  expect(performance.now() - began).toBe(100 * 16 - 14 - 40);
});

it('the more are told of one, the longer the next waits', async () => {
  const pace = await busy();
  await commits(pace, 1, 50);
  expect(await commits(pace, 1, 2)).toBe(29);
  expect(await commits(pace, 1)).toBe(7);
});

it('whoever was told before a commit began makes nobody wait after it', async () => {
  const pace = await busy();
  pace.told(200);
  await commits(pace, 1);
  expect(await commits(pace, 1)).toBe(7);
});

it('nobody waits longer than 43 ms from the last, however slow the disk was and however many were told', async () => {
  const pace = await busy();
  await commits(pace, 10);
  expect(await commits(pace, 400)).toBe(33);
  const told = await busy();
  await commits(told, 1, 1_000);
  expect(await commits(told, 1)).toBe(42);
});

it('what comes just before is dealt with when the next may begin, and is in it', async () => {
  const pace = await busy();
  await commits(pace, 2);
  const acts: string[] = [];
  pace.before(() => {
    acts.push('typed');
    pace.next(() => acts.push('written'));
  });
  pace.before(() => acts.push('typed, too'));
  await vi.advanceTimersByTimeAsync(13);
  expect(acts).toEqual([]);
  await vi.advanceTimersByTimeAsync(2);
  expect(acts).toEqual(['typed', 'typed, too', 'written']);
});

it('what waits is in a commit that somebody else asked for', async () => {
  const pace = await busy();
  await commits(pace, 2);
  const acts: string[] = [];
  pace.next(() => acts.push('written'));
  pace.before(() => acts.push('typed'));
  await vi.advanceTimersByTimeAsync(14);
  expect(acts).toEqual(['typed', 'written']);
});
