/** The command that tortures: what it says when it is asked for help, or asked wrongly. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../torture/main.ts', import.meta.url));

function asked(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  return { status, stdout, complaint: stderr.trim().split('\n') };
}

test('help says what there is', () => {
  const { status, stdout } = asked('--help');
  expect(status).toBe(0);
  for (const flag of ['--kills N', '--clients N', '--seed N']) expect(stdout).toContain(flag);
});

test.each([
  [['--murders', '3'], '--murders'],
  [['--kills', 'many'], 'many'],
  [['--kills', '0'], '--kills'],
  [['--kills'], '--kills'],
  [[], '--help'],
])('asked %j, it says in one line what is wrong, and ends with 2', (args, names) => {
  const { status, stdout, complaint } = asked(...args);
  expect([status, stdout, complaint.length]).toEqual([2, '', 1]);
  expect(complaint[0]).toContain(names);
});
