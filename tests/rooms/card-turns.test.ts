/** When cards are made anew: twice a second for a few drafts, and never more of the process than their share. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedCardTurns } from '../../server/rooms/card-turns.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('one draft has its card at once after half a second, and else when that is over', () => {
  const turns = new SharedCardTurns();
  for (let made = 0; made < 20; made++) turns.took(1);
  vi.advanceTimersByTime(500);
  expect(turns.next(500)).toBe(0);
  vi.advanceTimersByTime(100);
  expect(turns.next(100)).toBe(400);
});

it('hundreds of drafts wait for each other, so that cards of a fifth of a millisecond take four thousandths of the time', () => {
  const turns = new SharedCardTurns();
  for (let made = 0; made < 100; made++) turns.took(0.2);
  const waits = Array.from({ length: 200 }, () => turns.next(Number.MAX_VALUE));
  expect(waits[0]).toBe(0);
  expect(waits.at(-1)).toBe(10_000);
});

it('cards that are due soon after each other are made together, four times a second', () => {
  const turns = new SharedCardTurns();
  for (let made = 0; made < 100; made++) turns.took(0.08);
  vi.advanceTimersByTime(130);
  const dueAt = Array.from({ length: 50 }, () => performance.now() + turns.next(Number.MAX_VALUE)).slice(1);
  expect([...new Set(dueAt)]).toEqual([250, 500, 750, 1_000, 1_250]);
});

it('no card waits for longer than twenty seconds, however many are wanted', () => {
  const turns = new SharedCardTurns();
  for (let made = 0; made < 100; made++) turns.took(50);
  const waits = Array.from({ length: 200 }, () => turns.next(Number.MAX_VALUE));
  expect(Math.max(...waits)).toBe(20_000);
});
