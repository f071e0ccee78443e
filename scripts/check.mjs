/** `npm run check`: what reads the code without running it. Architecture is a test: tests/architecture.test.ts. */
import { ensureInstalled } from './install.mjs';
import { npm } from './run.mjs';
import { close } from './tally.mjs';

const checks = ['types', 'lint', 'unused'];

await ensureInstalled();

const tallies = [];
for (const check of checks) {
  const passes = (await npm(['run', '--silent', check])) === 0;
  console.log(`${passes ? '✓' : '✗'} ${check}`);
  tallies.push({ passed: passes ? 1 : 0, failed: passes ? 0 : 1 });
}
close(tallies);
