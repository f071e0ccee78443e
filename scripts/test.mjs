/** `npm test`: everything under tests/, or what the arguments name, with all that it needs installed first. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, runtime } from './install.mjs';
import { run, top } from './run.mjs';
import { close, judge } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestResult */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} TestFile */
/** @typedef {{ title: string, file: string, line: number, ok: boolean }} Story */
/** @typedef {{ specs: Story[], suites?: Suite[] }} Suite */

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
  const names = testResults.flatMap((file) => {
    const path = relative(top, file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    return broken.includes(file)
      ? [`${path}: ${firstLine(file.message)}`]
      : failed.map((test) => `${path} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  return { passed: numPassedTests, failed: numFailedTests + broken.length, names };
}

function countPlaywright(
  /** @type {Suite & { config: { rootDir: string }, stats: { expected: number, unexpected: number, flaky: number } }} */ report,
) {
  const { expected, unexpected, flaky } = report.stats;
  const names = storiesOf(report).flatMap((story) =>
    story.ok
      ? []
      : [`${relative(top, join(report.config.rootDir, story.file))}:${story.line} › ${story.title}`],
  );
  return { passed: expected, failed: unexpected + flaky, names };
}

/** @returns {Story[]} */
function storiesOf(/** @type {Suite} */ { specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(storiesOf)];
}

function firstLine(/** @type {string | undefined} */ text) {
  return text?.split('\n', 1)[0] ?? '';
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
