/** `npm run pictures`: takes the README's pictures anew, of a freshly seeded newsroom on one and the same morning. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium, findChromium } from './chromium.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { top } from './run.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */

const THEN = '2026-11-27T09:20:00Z';
/** The windows' clock stands still, a little after the server's, which goes on. */
const SEEN = '2026-11-27T09:25:00Z';
const LARGEST = 250_000;

await ensureInstalled();
if (!(await ensureBuilt())) stop('The client did not build; the reason is above.');
if (!(await ensureChromium())) stop('No pictures without a browser.');

const { chromium } = await import('@playwright/test');
const folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
const server = newsroom();
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none'],
});
try {
  await takePictures(browser, await portOf(server));
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Tomas reads a draft that Mei is in, with a blocking flag in hand; then he goes back to the board. */
async function takePictures(/** @type {Browser} */ browser, /** @type {number} */ port) {
  const mei = await signsIn(browser, port, 'mei');
  await opens(mei, 'night-in-the-hall');
  const paragraph = mei.getByRole('textbox', { name: 'Article' }).locator('[data-kind="paragraph"]').nth(1);
  const height = (await paragraph.boundingBox())?.height ?? 0;
  await paragraph.click({ position: { x: 40, y: height - 8 } });
  await mei.keyboard.press('End');

  const tomas = await signsIn(browser, port, 'tomas');
  await opens(tomas, 'night-in-the-hall');
  await tomas.locator('.their-caret').waitFor();
  await tomas.getByRole('button', { name: 'Open this thread' }).first().click();
  await take(tomas, 'draft.png');

  await tomas.getByRole('link', { name: 'Back to the board' }).click();
  await tomas.getByLabel('In it now').waitFor();
  await take(tomas, 'board.png');
}

function newsroom() {
  return spawn(runtime(), ['--import', './scripts/then.mjs', 'server/main.ts'], {
    cwd: top,
    env: {
      ...process.env,
      GALLEY_THEN: THEN,
      GALLEY_DATA: folder,
      GALLEY_DEMO: 'on',
      HOST: '127.0.0.1',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** @returns {Promise<number>} */
function portOf(/** @type {ReturnType<typeof newsroom>} */ { stdout }) {
  return new Promise((resolve) => {
    let said = '';
    stdout.on('data', (chunk) => {
      said += chunk;
      const address = /http:\/\/\S+?:(\d+)/.exec(said);
      if (address) resolve(Number(address[1]));
    });
  });
}

async function signsIn(
  /** @type {Browser} */ browser,
  /** @type {number} */ port,
  /** @type {string} */ handle,
) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 820 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(SEEN);
  await page.goto(`http://${handle}.localhost:${port}/sign-in?as=${handle}`);
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  return page;
}

async function opens(/** @type {Page} */ page, /** @type {string} */ slug) {
  await page.getByRole('article').filter({ hasText: slug }).getByRole('link').click();
  await page.getByRole('textbox', { name: 'Article' }).waitFor();
}

async function take(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.mouse.move(0, 0);
  const path = join(top, 'docs', name);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  if (size > LARGEST) stop(`docs/${name} has ${size} bytes: too many for a README.`);
  console.log(`docs/${name}, ${Math.round(size / 1000)} kB`);
}
