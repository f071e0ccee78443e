/** `npm test`: everything under tests/, or what the arguments name, with all that it needs installed first. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, runtime } from './install.mjs';
import { run, top } from './run.mjs';
import { close, judge } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile */

const args = process.argv.slice(2);
const stories = args.filter((arg) => arg.includes('tests/browser'));
const others = args.filter((arg) => !arg.includes('tests/browser'));

/** @type {Tally[]} */
const tallies = [];

await ensureInstalled();
if (!(await ensureBuilt())) tallies.push({ passed: 0, failed: 1 });
if (args.length === 0 || others.length > 0) tallies.push(await vitest());
if (args.length === 0 || stories.length > 0) tallies.push(await playwright());
close(tallies);

async function vitest() {
  const report = freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(runtime(), ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...others]);
  return judge(code, readReport(report, countVitest));
}

async function playwright() {
  if (!(await ensureChromium())) return { passed: 0, failed: 1 };
  const report = freshReport('browser.json');
  const code = await run(runtime(), ['node_modules/@playwright/test/cli.js', 'test', ...stories]);
  return judge(code, readReport(report, countPlaywright));
}

/**
 * A file that could not be loaded or prepared fails without a failed test: it counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: TestFile[] }} report
 */
function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function countPlaywright(
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */ { stats },
) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

function freshReport(/** @type {string} */ name) {
  const path = join(top, 'test-results', name);
  rmSync(path, { force: true });
  return path;
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Tally} count
 */
function readReport(path, count) {
  return existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}
