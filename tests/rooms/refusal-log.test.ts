/** Each refusal is told in the log once, and a flood of them in a few lines that add up to all of it. */
import { expect, test } from 'vitest';
import { RefusalLog } from '../../server/refusal-log.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

function scene() {
  const clock = new HandClock();
  const lines: { readonly kind: string; readonly times: number }[] = [];
  const warn = (fields: object, kind: string): void => {
    const times: unknown = Reflect.get(fields, 'times');
    lines.push({ kind, times: typeof times === 'number' ? times : 1 });
  };
  const refusals = new RefusalLog({ clock, log: { info: () => {}, warn, error: () => {} } });
  const total = () => lines.reduce((sum, { times }) => sum + times, 0);
  const floods = (times: number, who = 'mallory', kind = 'refused') => {
    for (let at = 0; at < times; at += 1) refusals.note(who, kind, { at });
  };
  return { clock, lines, refusals, total, floods };
}

test('a few are a line each', () => {
  const { clock, lines, total, floods } = scene();
  floods(10);
  clock.passes(60_000);
  expect([lines.length, total()]).toEqual([10, 10]);
});

test('of 100,000 in a minute ten are a line each, and one more says how many the rest were', () => {
  const { clock, lines, total, floods } = scene();
  floods(100_000);
  expect(lines.length).toBe(10);
  clock.passes(60_000);
  expect([lines.length, total()]).toEqual([11, 100_000]);
});

test('the next minute begins anew', () => {
  const { clock, lines, total, floods } = scene();
  for (let minute = 0; minute < 3; minute += 1) {
    floods(50);
    clock.passes(60_000);
  }
  expect([lines.length, total()]).toEqual([33, 150]);
});

test('one person’s flood hides nobody else’s refusal, and no other kind', () => {
  const { lines, floods } = scene();
  floods(1_000);
  floods(1, 'ann');
  floods(1, 'mallory', 'cut');
  expect(lines.length).toBe(12);
});

test('what is untold is told when the server closes', () => {
  const { refusals, total, floods } = scene();
  floods(500);
  refusals.close();
  expect(total()).toBe(500);
});
