// T: a long article with hundreds of threads, while twenty people type in it: opening it, one's own keys, theirs.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Crowd } from '../load/crowd.ts';
import { quantile } from '../load/quantile.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures } from '../scenarios/scenario.ts';
import {
  articleOn,
  type Opening,
  opens,
  type PageScenario,
  type PageStage,
  visitor,
} from './page-scenario.ts';
import { LONG, PEOPLE } from './stand.ts';

const VISITS = 4;
const OWN_KEYS = 100;
const KEY_EVERY = 70;
const READS_FOR = 6_000;
/** What is kept for the next visit is kept by then: ours begins three seconds after the first page stands. */
const SETTLES = 8_000;

export const typing: PageScenario = {
  letter: 'T',
  title: `T. ${LONG.words} words, ${LONG.threads} threads, ${PEOPLE} people typing`,
  size: LONG,
  metrics: [
    { name: 'opened by a stranger', unit: 'ms', better: 'less' },
    { name: 'opened again', unit: 'ms', better: 'less' },
    { name: 'opened for the fourth time', unit: 'ms', better: 'less' },
    { name: 'with all around it, by a stranger', unit: 'ms', better: 'less' },
    { name: 'with all around it, again', unit: 'ms', better: 'less' },
    { name: 'with all around it, for the fourth time', unit: 'ms', better: 'less' },
    { name: 'own key p50', unit: 'ms', better: 'less' },
    { name: 'own key p95', unit: 'ms', better: 'less' },
    { name: 'remote edit p50', unit: 'ms', better: 'less' },
    { name: 'remote edit p95', unit: 'ms', better: 'less' },
    { name: 'own keys measured', unit: '', better: 'neither' },
    { name: 'remote edits measured', unit: '', better: 'neither' },
  ],
  run,
};

async function run(stage: PageStage): Promise<Figures> {
  const { stand, chance } = stage;
  const context = await visitor(stage);
  const visits: Opening[] = [];
  // A browser keeps the compiled code of what it was sent when it comes back to it, and reads it from then on.
  for (let visit = 1; visit < VISITS; visit += 1) {
    const before = await context.newPage();
    visits.push(await opens(before, stand, LONG));
    await pause(SETTLES);
    await before.close();
  }
  const page = await context.newPage();
  visits.push(await opens(page, stand, LONG));
  await pause(SETTLES);
  const crowd = new Crowd({ ...stand, chance });
  await crowd.comes(PEOPLE);
  crowd.types(PEOPLE, Math.ceil(((READS_FOR + OWN_KEYS * KEY_EVERY * 3) / 1_000) * 8));
  const pace = (): number => 1_000 / (5 + 3 * chance.next());
  await forget(page);
  await typeFor(READS_FOR, [crowd], pace);
  const { remote } = await page.evaluate(() => window.watched);
  await forget(page);
  let isDone = false;
  const typed = (async () => {
    while (!isDone) await typeFor(500, [crowd], pace);
  })();
  await articleOn(page).click({ position: { x: 200, y: 300 } });
  for (let key = 0; key < OWN_KEYS; key += 1) {
    await page.keyboard.press('e');
    await pause(KEY_EVERY);
  }
  isDone = true;
  await typed;
  const { own } = await page.evaluate(() => window.watched);
  crowd.leaves();
  await context.close();
  const at = (visit: number): Opening => visits[visit] ?? { article: Number.NaN, all: Number.NaN };
  return {
    'opened by a stranger': at(0).article,
    'opened again': at(1).article,
    'opened for the fourth time': at(3).article,
    'with all around it, by a stranger': at(0).all,
    'with all around it, again': at(1).all,
    'with all around it, for the fourth time': at(3).all,
    'own key p50': quantile(own, 0.5),
    'own key p95': quantile(own, 0.95),
    'remote edit p50': quantile(remote, 0.5),
    'remote edit p95': quantile(remote, 0.95),
    'own keys measured': own.length,
    'remote edits measured': remote.length,
  };
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.watched.own.length = 0;
    window.watched.remote.length = 0;
  });
}
