// A page in Chromium while twenty people type in its article: opening it, one's own keys, theirs.
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { Chance } from '../load/chance.ts';
import { Crowd } from '../load/crowd.ts';
import { quantile } from '../load/quantile.ts';
import { typeFor } from '../load/typing.ts';
import type { Figures } from '../scenarios/scenario.ts';
import { type Editor, PEOPLE } from './stand.ts';
import { watchPage } from './watch-page.ts';

const ARTICLE = '.ProseMirror';
/** Only ours sends text. */
const EDIT = 'draft.frame';
/** Of 20,000 words: when so much stands there, all does. */
const CHARACTERS = 100_000;
const OWN_KEYS = 100;
const KEY_EVERY = 70;
const READS_FOR = 6_000;
const OPENS_WITHIN = 60_000;

export async function measurePage(browser: Browser, editor: Editor, seed: number): Promise<Figures> {
  const chance = new Chance(seed);
  const stand = await editor.opens(chance);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(watchPage, {
      article: ARTICLE,
      characters: CHARACTERS,
      edit: EDIT,
    });
    const page = await context.newPage();
    if (stand.door) {
      await page.goto(stand.door);
      await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    }
    const first = await opened(page, stand.address);
    const { house, doc, textOf } = stand;
    const crowd = new Crowd({ house, doc, textOf, chance });
    await crowd.comes(PEOPLE);
    crowd.types(PEOPLE, Math.ceil(((READS_FOR + OWN_KEYS * KEY_EVERY * 3) / 1_000) * 8));
    const pace = (): number => 1_000 / (5 + 3 * chance.next());
    await forget(page);
    await typeFor(READS_FOR, [crowd], pace);
    const { remote } = await page.evaluate(() => window.watched);
    await forget(page);
    let isDone = false;
    const typing = (async () => {
      while (!isDone) await typeFor(500, [crowd], pace);
    })();
    await page.locator(ARTICLE).click({ position: { x: 200, y: 300 } });
    for (let key = 0; key < OWN_KEYS; key += 1) {
      await page.keyboard.press('e');
      await pause(KEY_EVERY);
    }
    isDone = true;
    await typing;
    const { own } = await page.evaluate(() => window.watched);
    crowd.leaves();
    await context.close();
    return {
      opening: first,
      'own key p50': quantile(own, 0.5),
      'own key p95': quantile(own, 0.95),
      'remote edit p50': quantile(remote, 0.5),
      'remote edit p95': quantile(remote, 0.95),
      'own keys measured': own.length,
      'remote edits measured': remote.length,
    };
  } finally {
    await stand.close();
  }
}

async function opened(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => window.watched.opened !== null, null, { timeout: OPENS_WITHIN });
  return page.evaluate(() => window.watched.opened ?? Number.NaN);
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.watched.own.length = 0;
    window.watched.remote.length = 0;
  });
}
