/** `npm run torture`: installs and builds what is missing, then runs the suites that the arguments name. */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { run } from './run.mjs';

await ensureInstalled();
if (!(await ensureBuilt())) stop('The client did not build; the reason is above.');
process.exitCode = await run(runtime(), ['tests/torture/main.ts', ...process.argv.slice(2)]);
