/** A crowd that comes back is let in before anything else is done; whoever is in waits for the others, and not for long. */
import { expect, test } from 'vitest';
import { ComingIn } from '../../server/sockets/coming-in.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

function scene() {
  const clock = new HandClock();
  const comingIn = new ComingIn(clock);
  const done: string[] = [];
  const stand = (count: number): (() => void)[] => Array.from({ length: count }, () => comingIn.comes());
  const come = (count: number): void => {
    for (const isIn of stand(count)) isIn();
  };
  const asks = (name: string): void => comingIn.afterwards(() => done.push(name));
  return { clock, comingIn, done, stand, come, asks };
}

test('a few who come are no crowd: nobody waits', () => {
  const { comingIn, done, come, asks } = scene();
  come(19);
  expect(comingIn.isCrowded).toBe(false);
  asks('ann');
  expect(done).toEqual(['ann']);
});

test('those who are in are served when the last of the crowd has come, in the order in which they asked', () => {
  const { clock, done, come, asks } = scene();
  come(200);
  asks('ann');
  asks('bob');
  for (let ms = 0; ms < 300; ms += 2) {
    come(1);
    clock.passes(2);
  }
  expect(done).toEqual([]);
  clock.passes(100);
  expect(done).toEqual(['ann', 'bob']);
});

test('whoever stands at the door is let in before those who are in are served, however slowly that goes', () => {
  const { clock, done, stand, asks } = scene();
  const outside = stand(200);
  asks('ann');
  for (const isIn of outside.slice(0, 150)) isIn();
  clock.passes(1_000);
  expect(done).toEqual([]);
  for (const isIn of outside.slice(0, 180)) isIn();
  clock.passes(20);
  expect(done).toEqual([]);
  for (const isIn of outside.slice(0, 181)) isIn();
  clock.passes(20);
  expect(done).toEqual(['ann']);
});

test('whoever stands at the door and never comes in is no crowd for long', () => {
  const { clock, comingIn, stand } = scene();
  stand(200);
  expect(comingIn.isCrowded).toBe(true);
  clock.passes(1_500);
  expect(comingIn.isCrowded).toBe(false);
});

test('nobody waits longer than a second and a half, however many still come', () => {
  const { clock, done, come, asks } = scene();
  const passing = (ms: number): void => {
    for (let at = 0; at < ms; at += 1) {
      come(1);
      clock.passes(1);
    }
  };
  come(200);
  asks('ann');
  passing(1_400);
  expect(done).toEqual([]);
  passing(200);
  expect(done).toEqual(['ann']);
});

test('who comes every now and then is no crowd, all day long', () => {
  const { clock, comingIn, come } = scene();
  for (let minute = 0; minute < 500; minute += 1) {
    come(1);
    expect(comingIn.isCrowded).toBe(false);
    clock.passes(10);
  }
});
