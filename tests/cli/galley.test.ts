/** The command line: what there is, and one line with exit code 2 for whoever asks wrongly. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERBS } from '../../server/cli/verbs.ts';
import { asksGalley } from '../fixtures/galley-command.ts';
import { newFolder, newsroom } from '../fixtures/together.ts';

test.each([[], ['help'], ['--help']])('asked %j, it says what there is', async (...args) => {
  const { status, said, complaint } = await asksGalley(args);
  expect([status, complaint]).toEqual([0, []]);
  for (const [name, { takes }] of Object.entries(VERBS))
    expect(said.join('\n')).toContain(`${name} ${takes}`);
});

test.each(Object.keys(VERBS))('asked for the help of %s, it does nothing else', async (verb) => {
  const { status, said } = await asksGalley([verb, '--help'], { GALLEY_DATA: '/nowhere' });
  expect(status).toBe(0);
  expect(said[0]).toMatch(new RegExp(`^npm run galley -- ${verb}(?: |$)`));
});

test.each([
  [['bakcup'], 'bakcup'],
  [['backup', 'here.db'], '--to here.db'],
  [['backup', '--to'], '--to'],
  [['backup', '--where', 'here.db'], '--where'],
  [['verify', '-old.db'], 'stand behind a --'],
  [['restore'], 'restore <file>'],
  [['restore', 'one.db', 'two.db'], 'restore <file>'],
  [['verify'], 'verify <file>'],
  [['import'], 'import <file>'],
  [['import', 'one.txt'], '--by <handle>'],
  [['import', 'one.txt', '--by', 'nora', '--desk', 'sports'], 'sports'],
  [['export'], 'export <draft>'],
  [['export', '3v3JBTPte4pDEwU_15kC0A'], '--as'],
  [['export', 'the bridge', '--as', 'html'], 'the bridge'],
])('asked %j, it says in one line what is wrong, and ends with 2', async (args, names) => {
  const { status, said, complaint } = await asksGalley(args, { GALLEY_DATA: '/nowhere' });
  expect([status, said, complaint.length]).toEqual([2, [], 1]);
  expect(complaint[0]).toContain(names);
});

test.each([
  [['backup']],
  [['restore', 'nothing.db']],
  [['verify', 'nothing.db']],
  [['export', '3v3JBTPte4pDEwU_15kC0A', '--as', 'html']],
  [['import', 'nothing.txt', '--by', 'nora']],
])(
  'asked %j where there is nothing, it says so in one line, makes nothing, and ends with 1',
  async (args) => {
    const folder = newFolder();
    const environment = { GALLEY_DATA: join(folder, 'data'), INIT_CWD: folder };
    const { status, said, complaint } = await asksGalley(args, environment);
    expect([status, said, complaint]).toEqual([1, [], [expect.stringMatching(/There is no|cannot be read/)]]);
    expect(complaint[0]).toContain(folder);
  },
);

test('names of files start from where it was called', async () => {
  const house = await newsroom();
  await house.close();
  const folder = newFolder();
  const environment = { GALLEY_DATA: house.folder, INIT_CWD: folder };
  const made = await asksGalley(['backup', '--to', 'here.db'], environment);
  expect(made.said[0]).toBe(`The backup is ${join(folder, 'here.db')}`);
  const hash = /^SHA-256 ([0-9a-f]{64})$/.exec(made.said[1] ?? '')?.[1] ?? '';
  expect((await asksGalley(['verify', 'here.db', '--hash', hash], environment)).status).toBe(0);
  expect(await asksGalley(['verify', 'here.db', '--hash', 'f'.repeat(64)], environment)).toMatchObject({
    status: 1,
    complaint: [expect.stringContaining(hash)],
  });
  const restored = await asksGalley(['restore', 'here.db', '--hash', hash], environment);
  expect([restored.status, restored.complaint]).toEqual([0, []]);
  expect(restored.said.join('\n')).toContain(join(house.folder, 'replaced-'));
});
