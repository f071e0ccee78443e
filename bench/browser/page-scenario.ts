// One question to an editor's page, and the figures that answer it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import type { Chance } from '../load/chance.ts';
import type { Figures, Scenario } from '../scenarios/scenario.ts';
import type { Size, Stand } from './stand.ts';
import { watchPage } from './watch-page.ts';

export type PageStage = { readonly launch: Launch; readonly stand: Stand; readonly chance: Chance };

/** How Chromium is started. */
export type Launch = { readonly executablePath?: string; readonly args: string[] };

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
const OPENED = 'the article stands there after';
const COMPLETE = 'and all around it after';
/** A browser that was just started is busy with itself, and people's is running long since; in milliseconds. */
const STARTS = 2_000;

/**
 * The browser of somebody who is signed in and was never here, with a profile of its own, as people have: pages of a private
 * window, as automated browsers open them, were measured half as slow again.
 */
export async function visitor(
  { launch, stand }: PageStage,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const viewport = { width: 1440, height: 900 };
  const context = await chromium.launchPersistentContext(profile, { viewport, ...options, ...launch });
  context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  await context.addCookies([...stand.cookies]);
  await pause(STARTS);
  return context;
}

/** In milliseconds since the navigation: until the article can be read and typed in, and until all that belongs around it stands. */
export type Opening = { readonly article: number; readonly all: number };

/**
 * Opens the article and waits for its words and for what stands around them. The page tells by itself: to be asked meanwhile,
 * as `waitForFunction` does, was measured to cost it some 60.
 */
export async function opens(page: Page, { address, around }: Stand, { words }: Size): Promise<Opening> {
  await page.addInitScript(watchPage, {
    article: ARTICLE,
    characters: words * CHARACTERS_A_WORD,
    opened: OPENED,
    around,
    complete: COMPLETE,
    edit: EDIT,
  });
  const tells = async (what: string): Promise<number> => {
    const message = await page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith(what),
      timeout: OPENS_WITHIN,
    });
    return Number(message.text().slice(what.length));
  };
  const going = page.goto(address, { waitUntil: 'commit' });
  const [article, all] = await Promise.all([tells(OPENED), tells(COMPLETE), going]);
  return { article, all };
}

export const articleOn = (page: Page) => page.locator(ARTICLE);
