// One question to an editor's page, and the figures that answer it.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { Chance } from '../load/chance.ts';
import type { Figures, Scenario } from '../scenarios/scenario.ts';
import type { Size, Stand } from './stand.ts';
import { watchPage } from './watch-page.ts';

export type PageStage = { readonly browser: Browser; readonly stand: Stand; readonly chance: Chance };

export type PageScenario = Pick<Scenario, 'letter' | 'title' | 'metrics'> & {
  readonly size: Size;
  readonly run: (stage: PageStage) => Promise<Figures>;
};

const ARTICLE = '.ProseMirror';
/** Only ours sends text. */
const EDIT = 'draft.frame';
/** The shortest word and its space: when so much stands there for each word, all does. */
const CHARACTERS_A_WORD = 5;
const OPENS_WITHIN = 60_000;

/** A browser of somebody who is signed in and was never here. */
export async function visitor(
  { browser, stand }: PageStage,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await context.addCookies([...stand.cookies]);
  return context;
}

/** Opens the article and waits for its words; how long that took, in milliseconds. */
export async function opens(page: Page, { address }: Stand, { words }: Size): Promise<number> {
  await page.addInitScript(watchPage, {
    article: ARTICLE,
    characters: words * CHARACTERS_A_WORD,
    edit: EDIT,
  });
  await page.goto(address);
  await page.waitForFunction(() => window.watched.opened !== null, null, { timeout: OPENS_WITHIN });
  return page.evaluate(() => window.watched.opened ?? Number.NaN);
}

export const articleOn = (page: Page) => page.locator(ARTICLE);
