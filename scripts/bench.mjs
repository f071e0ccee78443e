/** `npm run bench`, `npm run bench:browser`: installs and builds what is missing, the peers too, then measures what the arguments name. */

import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { ensurePeers } from './peers.mjs';
import { run } from './run.mjs';

await ensureInstalled();
await ensurePeers();
if (!(await ensureBuilt())) stop('The client did not build; the reason is above.');
const [first, ...others] = process.argv.slice(2);
const inBrowser = first === '--in-browser';
if (inBrowser && !(await ensureChromium())) stop('There is no Chromium to measure in.');
const program = inBrowser
  ? ['bench/browser/main.ts', ...others]
  : ['bench/main.ts', ...process.argv.slice(2)];
process.exitCode = await run(runtime(), program);
