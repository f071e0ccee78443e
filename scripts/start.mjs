/** `npm start`: installs and builds what is missing, then runs the server; `--dev` lets the server build. */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, runtime, stop } from './install.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);

await ensureInstalled();
if (!args.includes('--dev') && !(await ensureBuilt())) stop('The client did not build; the reason is above.');
// Left to itself, Node keeps the garbage of arrivals and keystrokes until it is 100 MB, and lets the rest double before it looks
// for what of it is none any more; so much is enough for the same speed.
const memory = ['--max-semi-space-size=16', '--heap-growing-percent=40'];
process.exitCode = await run(runtime(), [...memory, 'server/main.ts', ...args]);
