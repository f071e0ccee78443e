/** Finds a Chromium that runs, or installs one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runtime } from './install.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {Promise<string | undefined>} */
export async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...applications, await playwrightsOwn()].find(runs);
}

/** As root on Debian the system's own comes first: it brings the libraries that it needs. */
export async function ensureChromium() {
  if (await findChromium()) return true;
  console.log('Installing Chromium for the tests in the browser.');
  const ways = isRootWithApt() ? [installFromDebian, installFromPlaywright] : [installFromPlaywright];
  for (const install of ways) {
    await install();
    if (await findChromium()) return true;
  }
  console.error(
    'No Chromium: install Chromium or Chrome, or run "npx playwright install --with-deps chromium".',
  );
  return false;
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-qq', 'update'], { env });
  await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
    env,
  });
}

async function installFromPlaywright() {
  const dependencies = isRootWithApt() ? ['--with-deps'] : [];
  const playwright = 'node_modules/@playwright/test/cli.js';
  await run(runtime(), [playwright, 'install', ...dependencies, '--no-shell', 'chromium']);
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** A file is not enough: libraries may be missing, and Ubuntu's package of that name is an empty shell. */
function runs(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function isRootWithApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
