/** What many ask at once is done in a row, when all of it has been heard. */
import { expect, test } from 'vitest';
import { inACrowd, inARow } from '../../server/sockets/in-a-row.ts';

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is asked within one turn is done at its end, in the order in which it was asked', async () => {
  const done: string[] = [];
  const ask = inARow((who: string, what: string) => void done.push(`${who} ${what}`));
  ask('Ann', 'comes');
  ask('Bob', 'comes');
  await Promise.resolve();
  expect(done).toEqual([]);
  await endOfTurn();
  expect(done).toEqual(['Ann comes', 'Bob comes']);
});

test('what is asked while others are dealt with is done a turn later', async () => {
  const done: string[] = [];
  const ask = inARow((who: string) => {
    done.push(who);
    if (who === 'Ann') ask('Cem');
  });
  ask('Ann');
  ask('Bob');
  await endOfTurn();
  expect(done).toEqual(['Ann', 'Bob']);
  await endOfTurn();
  expect(done).toEqual(['Ann', 'Bob', 'Cem']);
});

/** A crowd of which one comes in each turn of the process. */
async function crowd(size: number, clock = { now: () => 0 }) {
  const done: number[] = [];
  const ask = inACrowd(clock, (who: number) => void done.push(who));
  const doneBefore: number[] = [];
  for (let who = 0; who < size; who += 1) {
    ask(who);
    doneBefore.push(done.length);
    await endOfTurn();
  }
  return { done, doneBefore, ask };
}

test('whoever asks alone is dealt with two turns later', async () => {
  const { done } = await crowd(1);
  expect(done).toEqual([]);
  await endOfTurn();
  expect(done).toEqual([0]);
});

test('a crowd of which one comes in each turn is dealt with in a row, when a turn has brought nobody', async () => {
  const { done, ask } = await crowd(10);
  expect(done).toEqual([]);
  await endOfTurn();
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  ask(10);
  await endOfTurn();
  await endOfTurn();
  expect(done.at(-1)).toBe(10);
});

test('a crowd that does not end is dealt with by 64', async () => {
  const { done, doneBefore } = await crowd(200);
  expect([...new Set(doneBefore)]).toEqual([0, 64, 128, 192]);
  await endOfTurn();
  await endOfTurn();
  expect(done).toEqual(Array.from({ length: 200 }, (_, who) => who));
});

test('whoever came first in a crowd waits 10 ms and no longer', async () => {
  let at = 0;
  const { doneBefore } = await crowd(12, { now: () => (at += 2) });
  expect(doneBefore).toEqual([0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]);
});
