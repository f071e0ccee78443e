/** No crowd of messages holds the process up: they are dealt with for a few milliseconds, one of each socket in turn. */
import { expect, test } from 'vitest';
import { Throttle } from '../../server/sockets/throttle.ts';
import { Turns } from '../../server/sockets/turns.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

/** Messages that take so many milliseconds each. */
function scene(ms: number) {
  const clock = new HandClock();
  const soon: (() => void)[] = [];
  const turns = new Turns({ clock, soon: (act) => void soon.push(act) });
  const done: string[] = [];
  const opens = (name: string) => {
    const throttle = new Throttle({ clock, turns, worked: () => clock.now() });
    return (count: number): void => {
      for (let at = 0; at < count; at += 1)
        throttle.take({
          cost: 1,
          bytes: 0,
          begin: () => {
            clock.passes(ms);
            return done.push(name) > 0;
          },
        });
    };
  };
  /** The process sees to everything else, and then to what waits. */
  const comesAround = (): void => {
    for (const act of soon.splice(0)) act();
  };
  return { clock, done, opens, comesAround };
}

test('a flood is dealt with for eight milliseconds, then everything else has its turn', () => {
  const { done, opens, comesAround } = scene(2);
  opens('mallory')(100);
  expect(done.length).toBe(4);
  comesAround();
  expect(done.length).toBe(8);
});

test('whoever asks one thing does not wait for somebody else’s flood', () => {
  const { done, opens, comesAround } = scene(2);
  const [mallory, ann] = [opens('mallory'), opens('ann')];
  mallory(100);
  ann(1);
  comesAround();
  expect(done.slice(4, 8)).toContain('ann');
});

test('what takes long is paid for by its time: one socket has a fifth of the process', () => {
  const { clock, done, opens, comesAround } = scene(10);
  const began = clock.now();
  opens('mallory')(1_000);
  while (clock.now() - began < 60_000) {
    comesAround();
    clock.passes(1);
  }
  const share = (done.length * 10) / (clock.now() - began);
  expect(share).toBeGreaterThan(0.16);
  expect(share).toBeLessThan(0.24);
});
