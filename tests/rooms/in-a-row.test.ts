/** What many ask at once is done in a row, when all of it has been heard. */
import { expect, test } from 'vitest';
import { inARow } from '../../server/sockets/in-a-row.ts';

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
