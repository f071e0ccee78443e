/** A simulated day can be lived again, and its reckoning can fail: or a failing seed would be worth nothing. */
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
