/** One socket's pace: a burst passes, more waits its turn in order, too much is said to be too much. */
import { expect, test } from 'vitest';
import { Throttle } from '../../server/sockets/throttle.ts';
import { Turns } from '../../server/sockets/turns.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

function scene() {
  const clock = new HandClock();
  const turns = new Turns({ clock, soon: (act) => void clock.after(0, act) });
  const throttle = new Throttle({ clock, turns, worked: () => 0 });
  const done: number[] = [];
  let next = 0;
  const ask = (count: number, cost = 1, bytes = 0): boolean =>
    Array.from({ length: count }, () => {
      const number = next++;
      return throttle.take({ cost, bytes, begin: () => done.push(number) > 0 });
    }).every((taken) => taken);
  return { clock, throttle, done, ask };
}

test('a burst runs at once', () => {
  const { done, ask } = scene();
  expect(ask(1_000)).toBe(true);
  expect(done.length).toBe(1_000);
});

test('what comes too fast waits, in order, and none is left out', () => {
  const { clock, done, ask } = scene();
  expect(ask(1_500)).toBe(true);
  expect(done.length).toBe(1_000);
  clock.passes(1_000);
  expect(done.length).toBe(1_200);
  clock.passes(10_000);
  expect(done).toEqual(Array.from({ length: 1_500 }, (_, at) => at));
});

test('one large thing passes and is paid for afterwards', () => {
  const { clock, done, ask } = scene();
  ask(1, 1_400);
  ask(1);
  expect(done.length).toBe(1);
  clock.passes(1_990);
  expect(done.length).toBe(1);
  clock.passes(20);
  expect(done.length).toBe(2);
});

test('too much waiting is refused, by count and by bytes', () => {
  const { ask } = scene();
  expect(ask(2_000)).toBe(true);
  expect(ask(1)).toBe(false);
  const other = scene();
  other.ask(1, 2_000);
  expect(other.ask(16, 1, 500_000)).toBe(true);
  expect(other.ask(1, 1, 500_000)).toBe(false);
});

test('nothing runs while it is held, and nothing after it is closed', () => {
  const { clock, throttle, done, ask } = scene();
  throttle.hold();
  ask(3);
  expect(done).toEqual([]);
  throttle.go();
  expect(done).toEqual([0, 1, 2]);
  ask(1_500);
  throttle.close();
  clock.passes(60_000);
  expect(done.length).toBe(1_000);
});
