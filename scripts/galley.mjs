/** `npm run galley`: installs what is missing without a word, then does on Node 24 what the arguments say. */
import { ensureInstalled, runtime } from './install.mjs';
import { run } from './run.mjs';

await ensureInstalled({ quietly: true });
process.exitCode = await run(runtime(), ['server/cli/main.ts', ...process.argv.slice(2)]);
