/** `npm run galley -- …` as a person types it: through npm and the script, from wherever they stand, to the exit code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { VERBS } from '../../server/cli/verbs.ts';
import { top } from '../architecture/sources.ts';
import { backsUp } from '../fixtures/backups.ts';
import { png } from '../fixtures/images.ts';
import { runsGalley } from '../fixtures/npm-command.ts';
import { openApp } from '../fixtures/open-app.ts';
import { newFolder } from '../fixtures/together.ts';

const docs = join(top, 'docs');

/** Nora's newsroom, with one draft. */
async function newsroomOfNora() {
  const app = await openApp();
  const nora = await app.hires('nora');
  const draft = await app.makes(nora, 'Harbour to reopen\n\nThe ferry is late.');
  return { app, draft, environment: { GALLEY_DATA: app.folder } };
}

test('help says every verb, and each verb of itself', async () => {
  const help = await runsGalley(['help'], { from: docs, isSilent: true });
  expect([help.status, help.complaint]).toEqual([0, '']);
  for (const [name, { takes, says }] of Object.entries(VERBS))
    expect(help.out.toString()).toMatch(
      new RegExp(`^ {2}${name} .*${lastOf(takes)}.*${lastOf(says)}$`, 'mu'),
    );
  const one = await runsGalley(['export', '--help'], { from: docs, isSilent: true });
  expect([one.status, one.out.toString().split('\n')[0]]).toEqual([
    0,
    `npm run galley -- export ${VERBS['export']?.takes}`,
  ]);
});

const lastOf = (words: string): string => (words.split(' ').at(-1) ?? '').replaceAll(/[^\w<>]/gu, '.');

test.each([
  ['a verb that there is not', ['exprot'], 2, /^There is no “exprot”\..*npm run galley -- help\n$/u],
  ['an option that there is not', ['backup', '--where', 'x'], 2, /^Unknown option '--where'\. .*\n$/u],
  ['a verb without what it needs', ['restore'], 2, /^Name one backup: restore <file>\n$/u],
  ['a file that there is not', ['verify', 'none.db'], 1, /^There is no file .*\/docs\/none\.db\.\n$/u],
])('asked %s, it says so in one line and ends as it should', async (_, args, status, complaint) => {
  const environment = { GALLEY_DATA: join(newFolder(), 'data') };
  const answer = await runsGalley(args, { from: docs, isSilent: true, environment });
  expect(answer).toMatchObject({ status, complaint: expect.stringMatching(complaint) });
  expect(answer.out.toString()).toBe('');
});

test('a page comes in and goes out byte for byte, to a file or silently to where the output goes', async () => {
  const { app, environment } = await newsroomOfNora();
  await app.close();
  const files = newFolder();
  const inside = `data:image/png;base64,${png({ width: 6, height: 4 }).toString('base64')}`;
  writeFileSync(join(files, 'quay.html'), `<h1>Quay</h1><img src="${inside}" alt="Cranes">`);
  const how = { from: docs, isSilent: true, environment };
  const came = await runsGalley(['import', join(files, 'quay.html'), '--by', 'nora'], how);
  const [, id = ''] = / is draft ([\w-]{22})\n$/u.exec(came.out.toString()) ?? [];
  expect([came.status, came.complaint]).toEqual([0, '']);
  const exported = async (as: string) => {
    const out = join(files, `out.${as}`);
    const written = await runsGalley(['export', id, '--as', as, '--to', out], { from: docs, environment });
    expect(written).toMatchObject({ status: 0, complaint: '' });
    const { status, out: shown } = await runsGalley(['export', id, '--as', as], how);
    expect(status).toBe(0);
    return { file: readFileSync(out), shown };
  };
  const page = await exported('html');
  expect(page.shown.equals(page.file)).toBe(true);
  expect(page.shown.toString()).toContain(`src="${inside}"`);
  const word = await exported('docx');
  const [file, shown] = [word.file, word.shown].map((bytes) => unzipSync(bytes));
  expect(shown?.['word/document.xml']).toEqual(file?.['word/document.xml']);
  expect(Object.keys(shown ?? {})).toEqual(
    expect.arrayContaining([expect.stringMatching(/^word\/media\//u)]),
  );
}, 60_000);

test('what npm would write into a draft is not written into one', async () => {
  const { app, draft, environment } = await newsroomOfNora();
  await app.close();
  const mixed = await runsGalley(['export', draft, '--as', 'txt'], { from: docs, environment });
  expect(mixed.status).toBe(2);
  expect(mixed.complaint).toMatch(/^npm writes lines of its own .*--to.*--silent.*\n$/u);
  expect(mixed.out.toString()).not.toContain('Harbour');
});

test('a draft whose id begins as an option does is asked for as any other', async () => {
  const { app, environment } = await newsroomOfNora();
  await app.close();
  for (const [id, args] of [
    [`-h${'x'.repeat(20)}`, (id: string) => ['export', id, '--as', 'html']],
    [`--help${'-'.repeat(16)}`, (id: string) => ['export', id, '--as', 'html']],
    [`--help${'-'.repeat(16)}`, (id: string) => ['export', '--as', 'html', '--', id]],
  ] as const)
    expect(await runsGalley(args(id), { from: docs, isSilent: true, environment })).toMatchObject({
      status: 1,
      complaint: expect.stringMatching(/^There is no such draft/u),
    });
}, 30_000);

test('over a running server nothing is restored, brought in, taken out or changed of people; a backup is made', async () => {
  const { app, draft, environment } = await newsroomOfNora();
  const backup = backsUp(app.folder);
  const from = docs;
  for (const args of [
    ['restore', backup],
    ['export', draft, '--as', 'txt', '--to', join(newFolder(), 'out.txt')],
    ['import', join(top, 'README.md'), '--by', 'nora'],
    ['user', 'add', 'zelda', '--name', 'Zelda', '--email', 'zelda@example.org', '--role', 'chief'],
  ]) {
    const answer = await runsGalley(args, { from, isSilent: true, environment });
    expect([args[0], answer.status, answer.out.toString()]).toEqual([args[0], 1, '']);
    expect(answer.complaint).toMatch(
      /^(?:Galley is running on|.* is in use by another running Galley).*\n$/u,
    );
  }
  const to = join(newFolder(), 'now.db');
  const made = await runsGalley(['backup', '--to', to], { from, isSilent: true, environment });
  expect([made.status, made.complaint]).toEqual([0, '']);
  expect((await runsGalley(['verify', to], { from, isSilent: true })).status).toBe(0);
}, 60_000);
