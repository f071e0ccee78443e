/** `npm run pictures`: the README's pictures, taken of a newsroom that was seeded just now. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { top } from './run.mjs';

await ensureInstalled();
if (!(await ensureBuilt())) stop('The client could not be built.');
const { chromium } = await import('@playwright/test');
const executablePath = await findChromium();
const folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
const server = spawn(runtime(), ['server/main.ts'], {
  cwd: top,
  env: { ...process.env, PORT: '0', HOST: '127.0.0.1', GALLEY_DATA: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise((resolve) => {
  server.stdout.on('data', (said) => {
    const found = /http:\/\/\S+?:(\d+)/.exec(String(said));
    if (found) resolve(found[1]);
  });
});
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });

/** A window of somebody of the newsroom, who knows it already. */
async function opens(/** @type {string} */ handle) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(() => {
    Storage.prototype.getItem = new Proxy(Storage.prototype.getItem, {
      apply: (get, storage, [key]) => (key.startsWith('galley.tour.') ? 'over' : get.call(storage, key)),
    });
  });
  const page = await context.newPage();
  await page.goto(`http://${handle}.localhost:${port}/sign-in?as=${handle}`);
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
  return page;
}

const answer = await fetch(`http://127.0.0.1:${port}/api/demo/people`);
/** @type {{ people: { role: string, handle: string }[] }} */
const { people } = JSON.parse(await answer.text());
const handleOf = (/** @type {string} */ role) => people.find((person) => person.role === role)?.handle ?? '';
const [one, other] = [await opens(handleOf('chief')), await opens(handleOf('editor'))];
const review = one
  .getByRole('region', { name: /^Review/ })
  .getByRole('link')
  .first();
await other
  .getByRole('region', { name: /^Review/ })
  .getByRole('link')
  .first()
  .click();
await other.getByRole('textbox', { name: 'Article' }).click();
await one.getByLabel('In it now').first().waitFor();
await one.evaluate('document.fonts.ready');
await one.screenshot({ path: join(top, 'docs', 'board.png') });
await review.click();
await one.getByRole('textbox', { name: 'Article' }).waitFor();
await one.locator('.their-caret').first().waitFor({ state: 'attached' });
await one.getByRole('button', { name: 'Open this thread' }).first().click();
await one.evaluate('document.fonts.ready');
await one.screenshot({ path: join(top, 'docs', 'draft.png') });
await browser.close();
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
rmSync(folder, { recursive: true, force: true });
console.log('docs/board.png and docs/draft.png are made anew.');
