// W: what a browser that was never here loads, and how soon a draft can be read on a slow line.
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import type { Figures } from '../scenarios/scenario.ts';
import { opens, type PageScenario, type PageStage, visitor } from './page-scenario.ts';
import { type Stand, USUAL } from './stand.ts';

/**
 * Chromium's own "Fast 4G" (DevTools, `NetworkManager.ts`): bytes a second and milliseconds. It slows requests and
 * web sockets alike.
 */
const FAST_4G = {
  offline: false,
  downloadThroughput: (9_000_000 / 8) * 0.9,
  uploadThroughput: (1_500_000 / 8) * 0.9,
  latency: 60 * 2.75,
};
/** What a page still asks for once it stands, and keeps for later visits. */
const SETTLES = 8_000;

export const weight: PageScenario = {
  letter: 'W',
  title: `W. A first visit; ${USUAL.words} words, ${USUAL.threads} threads`,
  size: USUAL,
  metrics: [
    { name: 'JavaScript of the board, gzipped', unit: 'KB', better: 'less' },
    { name: 'JavaScript of a draft, gzipped', unit: 'KB', better: 'less' },
    { name: 'all of a draft, as it was sent', unit: 'KB', better: 'less' },
    { name: 'an open draft on Fast 4G', unit: 'ms', better: 'less' },
    { name: 'the same on a later visit', unit: 'ms', better: 'less' },
  ],
  run,
};

async function run(stage: PageStage): Promise<Figures> {
  const { stand } = stage;
  const board = stand.board === null ? null : await load(stage, (page) => settled(page, stand.board ?? ''));
  const draft = await load(stage, async (page) => {
    await opens(page, stand, USUAL);
    await page.waitForTimeout(SETTLES);
  });
  const [first, later] = await onSlowLine(stage, stand);
  return {
    'JavaScript of the board, gzipped': board && board.scripts / 1_024,
    'JavaScript of a draft, gzipped': draft.scripts / 1_024,
    'all of a draft, as it was sent': draft.sent / 1_024,
    'an open draft on Fast 4G': first,
    'the same on a later visit': later,
  };
}

async function settled(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(SETTLES);
}

type Load = { readonly scripts: number; readonly sent: number };

/** What is fetched while `visits` lasts; what is fetched for later visits, too, is left out. */
async function load(stage: PageStage, visits: (page: Page) => Promise<void>): Promise<Load> {
  const context = await visitor(stage, { serviceWorkers: 'block' });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await visits(page);
  let [scripts, sent] = [0, 0];
  for (const response of responses) {
    sent += (await response.request().sizes()).responseBodySize;
    if (response.request().resourceType() === 'script')
      scripts += gzipSync(await response.body(), { level: 9 }).length;
  }
  await context.close();
  return { scripts, sent };
}

/** A first visit, and one in a browser that was here before on a better line. */
async function onSlowLine(stage: PageStage, stand: Stand): Promise<readonly [number, number]> {
  // A worker's own requests would not be slowed.
  const stranger = await visitor(stage, { serviceWorkers: 'block' });
  const first = await slowly(await stranger.newPage(), stand);
  await stranger.close();
  const regular = await visitor(stage);
  const before = await regular.newPage();
  await opens(before, stand, USUAL);
  await before.waitForTimeout(SETTLES);
  await before.close();
  const later = await slowly(await regular.newPage(), stand);
  await regular.close();
  return [first, later];
}

async function slowly(page: Page, stand: Stand): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', FAST_4G);
  return (await opens(page, stand, USUAL)).article;
}
