// H: the memory of a tab after an hour's session, played as fast as it reads; and what a tab costs that nobody touches.
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { Crowd } from '../load/crowd.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures } from '../scenarios/scenario.ts';
import { opens, type PageScenario, type PageStage, visitor } from './page-scenario.ts';
import { PEOPLE, type Stand, USUAL } from './stand.ts';

/** Each types a tenth of the hour, 6.5 keys a second. */
const KEYS_EACH = 2_340;
/** How fast it is played: keys a second of each. */
const PLAYED = 25;
const SETTLES = 5_000;
const IDLE = 30_000;

export const hour: PageScenario = {
  letter: 'H',
  title: `H. An hour's session: ${PEOPLE} people, ${PEOPLE * KEYS_EACH} keys; then a tab that nobody touches`,
  size: USUAL,
  metrics: [
    { name: 'heap of the tab before', unit: 'MB', better: 'less' },
    { name: 'heap at half time', unit: 'MB', better: 'less' },
    { name: 'heap after', unit: 'MB', better: 'less' },
    { name: 'CPU of an idle draft', unit: 'ms a minute', better: 'less' },
    { name: 'CPU of an idle board', unit: 'ms a minute', better: 'less' },
    { name: 'requests of both', unit: '', better: 'less' },
    { name: 'messages sent by both', unit: 'a minute', better: 'less' },
  ],
  run,
};

async function run(stage: PageStage): Promise<Figures> {
  const { stand } = stage;
  const context = await visitor(stage);
  const page = await context.newPage();
  await opens(page, stand, USUAL);
  const devtools = await context.newCDPSession(page);
  const heaps = await heapsOverAnHour(stage, devtools);
  const draft = await idle(page);
  await page.close();
  const board = stand.board === null ? null : await idleBoard(await context.newPage(), stand.board);
  await context.close();
  return {
    ...heaps,
    'CPU of an idle draft': draft.cpu,
    'CPU of an idle board': board?.cpu ?? null,
    'requests of both': draft.requests + (board?.requests ?? 0),
    'messages sent by both': draft.messages + (board?.messages ?? 0),
  };
}

async function heapsOverAnHour({ stand, chance }: PageStage, devtools: CDPSession): Promise<Figures> {
  const before = await heap(devtools);
  const crowd = new Crowd({ ...stand, chance });
  await crowd.comes(PEOPLE);
  crowd.types(PEOPLE, KEYS_EACH);
  const half = (1_000 * KEYS_EACH) / PLAYED / 2;
  await typeFor(half, [crowd], () => 1_000 / PLAYED);
  const middle = await heap(devtools);
  await typeFor(half, [crowd], () => 1_000 / PLAYED);
  await crowd.missing(SETTLES);
  crowd.leaves();
  return {
    'heap of the tab before': before,
    'heap at half time': middle,
    'heap after': await heap(devtools),
  };
}

/** What is in use once everything that is needed no more is gone, in megabytes. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}

type Idle = { readonly cpu: number; readonly requests: number; readonly messages: number };

async function idleBoard(page: Page, address: NonNullable<Stand['board']>): Promise<Idle> {
  await page.goto(address, { waitUntil: 'networkidle' });
  return idle(page);
}

async function idle(page: Page): Promise<Idle> {
  await pause(SETTLES);
  const devtools = await page.context().newCDPSession(page);
  await Promise.all([devtools.send('Performance.enable'), devtools.send('Network.enable')]);
  const counted = { requests: 0, messages: 0 };
  page.on('request', () => {
    counted.requests += 1;
  });
  devtools.on('Network.webSocketFrameSent', () => {
    counted.messages += 60_000 / IDLE;
  });
  const before = await worked(devtools);
  await pause(IDLE);
  return { cpu: ((await worked(devtools)) - before) * (60_000 / IDLE), ...counted };
}

/** What the page's main thread has worked so far, in milliseconds. */
async function worked(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}
