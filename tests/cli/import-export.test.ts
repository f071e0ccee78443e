/** Drafts brought in and out on the command line: of a folder that nobody runs on, or by asking a server. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { expect, onTestFinished, test } from 'vitest';
import { bridgeFile } from '../fixtures/bridge-file.ts';
import { asksGalley } from '../fixtures/galley-command.ts';
import { png } from '../fixtures/images.ts';
import { openApp } from '../fixtures/open-app.ts';
import { newFolder } from '../fixtures/together.ts';

/** A newsroom with Nora, closed, and a folder with files. */
async function closedNewsroom(files: Readonly<Record<string, string>> = {}) {
  const app = await openApp();
  const nora = await app.hires('nora');
  const draft = await app.makes(nora, 'Harbour to reopen\n\nThe ferry & the quay.');
  await app.close();
  return { draft, ...deskWith(files), GALLEY_DATA: app.folder };
}

function deskWith(files: Readonly<Record<string, string | Buffer>>) {
  const INIT_CWD = newFolder();
  for (const [name, words] of Object.entries(files)) writeFileSync(join(INIT_CWD, name), words);
  return { INIT_CWD };
}

const idIn = (line = ''): string => /[\w-]{22}$/.exec(line)?.[0] ?? '';

test('files come in as drafts of whoever is named, and go out again', async () => {
  const { draft: _, ...place } = await closedNewsroom({
    'bridge.txt': 'The bridge\n\nIt is shut.',
    'quay.md': '# The quay\n\nIt is **open**.',
    'ferry.html': '<h1>The ferry</h1><p>It is late.</p><script>alert(1)</script>',
  });
  const files = ['bridge.txt', 'quay.md', 'ferry.html'];
  const { status, said, complaint } = await asksGalley(['import', ...files, '--by', 'nora'], place);
  expect([status, complaint, said.length]).toEqual([0, [], 3]);
  const exported = async (line: string | undefined, format: string) =>
    (await asksGalley(['export', idIn(line), '--as', format], place)).said;
  const words = async (line: string | undefined, format: string) =>
    (await exported(line, format)).filter((one) => one !== '');
  expect(await words(said[0], 'txt')).toEqual(['The bridge', 'It is shut.']);
  expect(await words(said[1], 'md')).toEqual(['# The quay', 'It is **open**.']);
  expect((await exported(said[1], 'html')).join()).toContain('<p>It is <strong>open</strong>.</p>');
  expect(await words(said[2], 'txt')).toEqual(['The ferry', 'It is late.']);
});

test('a draft is written to a file, whole, and over no other', async () => {
  const { draft, ...place } = await closedNewsroom({ 'mine.html': 'mine' });
  const address = `https://galley.example.org/drafts/${draft}?thread=3`;
  const { status, said } = await asksGalley(['export', address, '--as', 'html', '--to', 'out.html'], place);
  expect([status, said]).toEqual([0, [`Written to ${join(place.INIT_CWD, 'out.html')}`]]);
  expect(readFileSync(join(place.INIT_CWD, 'out.html'), 'utf8')).toContain('The ferry &amp; the quay.');
  const onto = ['export', draft, '--as', 'html', '--to', 'mine.html'];
  expect((await asksGalley(onto, place)).complaint[0]).toMatch(/is there already/);
  expect(readFileSync(join(place.INIT_CWD, 'mine.html'), 'utf8')).toBe('mine');
  expect((await asksGalley([...onto, '--force'], place)).status).toBe(0);
  expect(readdirSync(place.INIT_CWD).sort()).toEqual(['mine.html', 'out.html']);
});

test('a file that makes no draft is named with the reason, and the others come in', async () => {
  const { draft: _, ...place } = await closedNewsroom({
    'empty.txt': '  ',
    'picture.png': 'x',
    'good.txt': 'The bridge',
    'latin.txt': '',
  });
  writeFileSync(join(place.INIT_CWD, 'latin.txt'), Buffer.from('Caf\u00e9', 'latin1'));
  const files = ['empty.txt', 'picture.png', 'latin.txt', 'gone.txt', 'good.txt'];
  const { status, said, complaint } = await asksGalley(['import', ...files, '--by', 'nora'], place);
  expect([status, said]).toEqual([1, [expect.stringContaining('good.txt is draft ')]]);
  const reasons = [/no words/, /is none of \.txt/, /not text in UTF-8/, /cannot be read/];
  expect(complaint).toEqual(
    reasons.map((reason, at) => expect.stringMatching(new RegExp(`${files[at]}.*${reason.source}`))),
  );
});

test('a draft whose id begins as an option does is a draft all the same', async () => {
  const { draft: _, ...place } = await closedNewsroom();
  for (const id of [`-${'x'.repeat(21)}`, `--${'x'.repeat(20)}`])
    for (const args of [
      [id, '--as', 'html'],
      ['--as', 'html', '--', id],
    ])
      expect(await asksGalley(['export', ...args], place)).toMatchObject({
        status: 1,
        complaint: [expect.stringMatching(/no such draft/)],
      });
});

test('nobody brings anything in under a name that is not here, and what is not here does not go out', async () => {
  const { draft: _, ...place } = await closedNewsroom({ 'bridge.txt': 'The bridge' });
  expect(await asksGalley(['import', 'bridge.txt', '--by', 'zelda'], place)).toMatchObject({
    status: 1,
    complaint: ['There is nobody called “zelda” in this newsroom.'],
  });
  const nothing = await asksGalley(['export', 'x'.repeat(22), '--as', 'html'], place);
  expect([nothing.status, nothing.complaint.length]).toEqual([1, 1]);
  const noFormat = await asksGalley(['export', 'x'.repeat(22), '--as', 'papyrus'], place);
  expect(noFormat.complaint[0]).toMatch(/“papyrus”/);
});

test('while a server runs on the folder, it is to be asked instead', async () => {
  const app = await openApp();
  const nora = await app.hires('nora');
  const draft = await app.makes(nora, 'Harbour to reopen');
  const place = { GALLEY_DATA: app.folder, ...deskWith({ 'bridge.txt': 'The bridge' }) };
  for (const args of [
    ['export', draft, '--as', 'html'],
    ['import', 'bridge.txt', '--by', 'nora'],
  ])
    expect(await asksGalley(args, place)).toMatchObject({
      status: 1,
      complaint: [expect.stringMatching(/^Galley is running on .* GALLEY_URL .* GALLEY_TOKEN/)],
    });
});

const DRAFT = 'x'.repeat(22);
const asks: readonly { readonly verb: string; readonly args: readonly string[] }[] = [
  { verb: 'export', args: ['export', DRAFT, '--as', 'html'] },
  { verb: 'import', args: ['import', 'bridge.txt'] },
];

/** Somebody else's server on a port of its own. */
async function elsewhere(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
}

test.each(asks)(
  '$verb says so when nobody answers, when there is no token, when the address is none',
  async ({ args }) => {
    const place = deskWith({ 'bridge.txt': 'The bridge' });
    const gone = await elsewhere(() => {});
    const said = async (environment: Readonly<Record<string, string>>) => {
      const { status, complaint } = await asksGalley(args, { ...place, ...environment });
      expect([status, complaint.length]).toEqual([1, 1]);
      return complaint[0];
    };
    expect(await said({ GALLEY_URL: gone })).toMatch(/^(.*bridge.txt: )?GALLEY_TOKEN is not set/);
    expect(await said({ GALLEY_URL: 'galley', GALLEY_TOKEN: 'gly_0' })).toMatch(/GALLEY_URL is “galley”/);
    expect(await said({ GALLEY_URL: 'http://127.0.0.1:1', GALLEY_TOKEN: 'gly_0' })).toMatch(
      /Nobody answers at http:\/\/127\.0\.0\.1:1/,
    );
  },
);

test.each(asks)('$verb brings its token nowhere but to the server that was named', async ({ args }) => {
  const shown: (string | undefined)[] = [];
  const thief = await elsewhere((request, response) => {
    shown.push(request.headers.authorization);
    response.end('{}');
  });
  const GALLEY_URL = await elsewhere((_, response) => {
    response.writeHead(307, { location: `${thief}/api` }).end();
  });
  const place = { ...deskWith({ 'bridge.txt': 'The bridge' }), GALLEY_URL, GALLEY_TOKEN: 'gly_0' };
  const { status, complaint } = await asksGalley(args, place);
  expect([status, complaint.length, shown]).toEqual([1, 1, []]);
  expect(complaint[0]).toContain(`${thief}/api`);
});

test.each(asks)('$verb says what the server says no with, and shows nobody the token', async ({ args }) => {
  const app = await openApp();
  const place = { ...deskWith({ 'bridge.txt': 'The bridge' }), GALLEY_URL: app.address };
  const { status, said, complaint } = await asksGalley(args, { ...place, GALLEY_TOKEN: 'gly_0123456789' });
  expect([status, said, complaint.length]).toEqual([1, [], 1]);
  expect(complaint.join()).not.toContain('gly_0123456789');
});

test('a Word file comes in and a draft goes out as one, of a folder that nobody runs on', async () => {
  const { draft: _, ...place } = await closedNewsroom();
  writeFileSync(join(place.INIT_CWD, 'bridge.docx'), await bridgeFile());
  const made = await asksGalley(['import', 'bridge.docx', '--by', 'nora'], place);
  expect([made.status, made.complaint]).toEqual([0, []]);
  const out = ['export', idIn(made.said[0]), '--as', 'docx', '--to', 'out.docx'];
  expect((await asksGalley(out, place)).complaint).toEqual([]);
  const { value } = await mammoth.extractRawText({ path: join(place.INIT_CWD, 'out.docx') });
  expect(value).toContain('close in March');
});

test('a page’s pictures come in with it, what does not is said, and they go out in pages and in Word', async () => {
  const picture = png({ width: 6, height: 4 });
  const inside = `data:image/png;base64,${picture.toString('base64')}`;
  const quay = `<h1>Quay</h1><figure><img src="${inside}" alt="Cranes"><figcaption>At dawn</figcaption></figure>`;
  const { draft: _, ...place } = await closedNewsroom({
    'quay.html': `${quay}<img src="https://example.org/gulls.jpg">`,
  });
  const made = await asksGalley(['import', 'quay.html', '--by', 'nora'], place);
  expect([made.status, made.said[1]]).toEqual([0, expect.stringMatching(/^ {2}1 picture was not fetched/)]);
  const exported = (as: string, more = {}) =>
    asksGalley(['export', idIn(made.said[0]), '--as', as, '--to', `out.${as}`], { ...place, ...more });
  for (const as of ['html', 'docx', 'md'])
    expect(await exported(as, { PUBLIC_URL: 'https://galley.example.org' })).toMatchObject({ status: 0 });
  const read = (name: string): Buffer => readFileSync(join(place.INIT_CWD, name));
  expect(read('out.html').toString()).toContain(`src="${inside}" alt="Cranes"`);
  expect(read('out.md').toString()).toMatch(
    /!\[Cranes\]\(https:\/\/galley\.example\.org\/images\/[0-9a-f]{64}-6x4\.png\)/,
  );
  const { value } = await mammoth.convertToHtml({ path: join(place.INIT_CWD, 'out.docx') });
  expect(value).toContain(`alt="Cranes" src="${inside}"`);
});

test('a running server is asked with a token: files of each kind come in, drafts go out in every form', async () => {
  const app = await openApp();
  const nora = await app.hires('nora', 'editor');
  const made = app.tokens.make(nora.id, { name: 'command line', scopes: ['read', 'write'], days: null });
  if ('code' in made) throw new Error(made.message);
  const files = { 'bridge.txt': 'The bridge\n\nIt is shut.', 'quay.md': '# The quay\n\nIt is open.' };
  const place = {
    ...deskWith({ ...files, 'ferry.docx': Buffer.from(await bridgeFile()) }),
    ...{ GALLEY_URL: app.address, GALLEY_TOKEN: made.secret },
  };
  const came = await asksGalley(['import', 'bridge.txt', 'quay.md', 'ferry.docx'], place);
  expect([came.status, came.complaint]).toEqual([0, []]);
  expect(came.said.filter((line) => / is \S+\/drafts\//.test(line))).toHaveLength(3);
  expect(came.said.at(-1)).toMatch(/^ {2}\d comments? .*\.$/);
  for (const format of ['html', 'md', 'txt', 'json', 'docx', 'annotations']) {
    const out = ['export', idIn(came.said[0]), '--as', format, '--to', `out.${format}`];
    expect([format, await asksGalley(out, place)]).toMatchObject([format, { status: 0, complaint: [] }]);
  }
  expect(readFileSync(join(place.INIT_CWD, 'out.txt'), 'utf8')).toContain('It is shut.');

  const reads = app.tokens.make(nora.id, { name: 'reader', scopes: ['read'], days: null });
  if ('code' in reads) throw new Error(reads.message);
  const refused = await asksGalley(['import', 'bridge.txt'], { ...place, GALLEY_TOKEN: reads.secret });
  expect([refused.status, refused.complaint]).toEqual([1, [expect.stringMatching(/no right to write/)]]);
  app.tokens.revoke(nora.id, reads.token.id);
  const gone = ['export', idIn(came.said[0]), '--as', 'txt'];
  expect(await asksGalley(gone, { ...place, GALLEY_TOKEN: reads.secret })).toMatchObject({
    status: 1,
    complaint: [expect.stringMatching(/not revoked/)],
  });
}, 60_000);
