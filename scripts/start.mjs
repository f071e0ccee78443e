/** `npm start`: installs and builds what is missing, then runs the server; `--dev` lets the server build. */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);

await ensureInstalled();
if (!args.includes('--dev') && !(await ensureBuilt())) stop('The client did not build; the reason is above.');
process.exitCode = await run(runtime(), ['server/main.ts', ...args]);
