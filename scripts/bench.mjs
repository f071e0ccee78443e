/** `npm run bench`: installs and builds what is missing, the peers too, then measures what the arguments name. */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { ensurePeers } from './peers.mjs';
import { run } from './run.mjs';

await ensureInstalled();
await ensurePeers();
if (!(await ensureBuilt())) stop('The client did not build; the reason is above.');
process.exitCode = await run(runtime(), ['bench/main.ts', ...process.argv.slice(2)]);
