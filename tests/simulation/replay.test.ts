/** A simulated day can be lived again, and its reckoning can fail: or it would be worth nothing. */
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

test('the same seed gives the same day to the last byte, another seed another', {
  timeout: 60_000,
}, async () => {
  const once = await simulate(7);
  const again = await simulate(7);
  expect(again.digest).toBe(once.digest);
  expect((await simulate(8)).digest).not.toBe(once.digest);
});

test('a disk that forgets what it was given is found out, and so are the windows that were shown it', async () => {
  const { lost, diverged, unfair } = await simulate(7, 200, ['forgets', 'forgets', 'forgets']);
  expect(lost).not.toEqual([]);
  expect([...diverged, ...unfair]).not.toEqual([]);
});
