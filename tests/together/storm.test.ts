/** Everybody dropped at once, by a kill and by a restart, comes back to one text with nothing lost; first all are let in. */
import { expect, test } from 'vitest';
import { yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, cleo, dan, eve, fay, gus } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';
import { tortureStorm } from '../torture/storm.ts';

const PEOPLE = Number(process.env.GALLEY_STORM ?? 100);

test('a hundred people of ten drafts whose server is gone are all back, joined and level', async () => {
  const seed = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000);
  console.info(`STORM_SEED=${seed}`);
  const report = await tortureStorm(PEOPLE, seed);
  expect(report).toMatchObject({ runs: PEOPLE, lost: 0, doubled: 0, diverged: 0 });
  // Typed on arrival, alone in between, and on coming back, twice.
  expect(report.acknowledged).toBe(5 * PEOPLE);
}, 240_000);

test('while a crowd stands at the door, whoever is in reads all they ask for, and what they type waits for the others', async () => {
  const clock = new HandClock();
  const room = await newsroom({ clock });
  const draft = await room.makes('Harbour to reopen');
  const there = await room.comes(bob, draft);
  const crowd = await Promise.all(
    [cleo, dan, eve, fay, gus].flatMap((person) =>
      windows.map((session) => room.arrives(person, { session })),
    ),
  );
  const here = await room.arrives(ann);
  await here.opensBoard();
  await here.joins(draft);
  const order: string[] = [];
  const typed = here.types(' soon').then((answer) => order.push(`ann: ${yes(answer).seq}`));
  const { seq } = yes(await there.types(', at last'));
  order.push(`bob: ${seq}`);
  clock.passes(1_000);
  order.push(`bob: ${yes(await there.types('.')).seq}`);
  expect(order).toEqual([`bob: ${seq}`, `bob: ${seq + 1}`]);
  await Promise.all(crowd.map((one) => one.opensBoard()));
  clock.passes(200);
  await typed;
  expect(order.at(-1)).toBe(`ann: ${seq + 2}`);
  await there.reads(' soon');
});

const windows = ['one', 'two', 'three', 'four', 'five', 'six'];
