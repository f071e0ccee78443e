/** What continuous integration runs: the tests as the README starts them, then the checks; one closing line for both. */
import { npm } from './run.mjs';
import { close, judge, readClosingLine } from './tally.mjs';

const tallies = [];
for (const command of ['test', 'check']) {
  let printed = '';
  const hear = (/** @type {string} */ text) => {
    printed += text;
  };
  const code = await npm(['run', command], { hear });
  tallies.push(judge(code, readClosingLine(printed)));
}
close(tallies);
