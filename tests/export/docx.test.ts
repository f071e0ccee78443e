// A Word document out: what another reader of Word documents finds in it, and what Word itself will.
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { DocxDesk } from '../../server/export/docx-desk.ts';
import { docxBytes } from '../../server/export/docx-document.ts';
import { docxOf, docxOfBlocks } from '../../server/export/docx-order.ts';
import { exportFor } from '../../server/export/exported.ts';
import type { Pictures } from '../../server/export/pictures.ts';
import { type Block, KINDS } from '../../shared/article/blocks.ts';
import { articleHtml } from '../../shared/article/html.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { bob, cleo, gus, personOf } from '../fixtures/newsroom.ts';
import { randomArticle } from '../fixtures/random-article.ts';
import { Reviewed } from '../fixtures/reviewed.ts';

const MAP = [
  "p[style-name='Standfirst'] => p.standfirst:fresh",
  "p[style-name='Byline'] => p.byline:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Horizontal Line'] => hr",
  "p[style-name='Draft notes heading'] => h2:fresh",
  "p[style-name='Draft note'] => p:fresh",
  "r[style-name='Code'] => code",
  'comment-reference => sup',
];

async function html(bytes: Uint8Array): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: MAP });
  expect(messages).toEqual([]);
  return value;
}

const NONE: Pictures = new Map();
const ofBlocks = (...blocks: readonly Block[]) =>
  docxBytes(docxOfBlocks(blocks, { author: 'Ann', origin: '' }), NONE);
const ofDraft = (draft: Reviewed) =>
  docxBytes(docxOf(exportFor(cleo, draft.read(), { people: { personOf }, origin: '' })), NONE);

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[name]);
}

test('headings, lists, quotes and paragraphs are what they are', async () => {
  expect(await html(await ofBlocks(...HARBOUR))).toBe(
    [
      '<h1>Harbour plan delayed again</h1>',
      '<p class="standfirst">The council wants another year.</p>',
      '<p class="byline">By Ines Aalto</p>',
      '<p>Senior officials said on Tuesday that the harbour would not reopen before spring 😀.</p>',
      '<h2>What it costs</h2>',
      '<p>Nobody knows. “It is more than we thought,” one of them said.</p>',
      '<ul><li>twelve cranes<ul><li>two of them new</li></ul></li></ul>',
      '<hr />',
      '<blockquote><p>We were told it was safe.</p></blockquote>',
    ].join(''),
  );
});

test('each numbered list counts for itself, bullets between its numbers do not stop it', async () => {
  const number = (text: string) => block('number', text, { indent: 0 });
  const blocks = [
    number('one'),
    block('bullet', 'aside', { indent: 1 }),
    number('two'),
    block('paragraph', 'Then'),
    number('one again'),
  ];
  const bytes = await ofBlocks(...blocks);
  expect(await html(bytes)).toBe(
    '<ol><li>one<ul><li>aside</li></ul></li><li>two</li></ol><p>Then</p><ol><li>one again</li></ol>',
  );
  const used = [...part(bytes, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/gu)].map(
    ([, id]) => id,
  );
  expect(used[2]).toBe(used[0]);
  expect(used[3]).not.toBe(used[0]);
});

test('words keep their looks, links their addresses, breaks their lines', async () => {
  const link = 'https://example.org/?a=1&b=2';
  const runs = [
    { text: 'bold', formats: { bold: true } },
    { text: ' it\nalic', formats: { italic: true } },
    { text: ' gone', formats: { strike: true } },
    { text: ' x', formats: { code: true } },
    { text: ' see ', formats: { link } },
    { text: 'there', formats: { link, bold: true } },
  ] as const;
  expect(await html(await ofBlocks({ kind: 'paragraph', runs }))).toBe(
    '<p><strong>bold</strong><em> it<br />alic</em><s> gone</s><code> x</code><a href="https://example.org/?a=1&amp;b=2"> see <strong>there</strong></a></p>',
  );
});

test('a picture that is elsewhere is there by its words, above its caption', async () => {
  const figure = block('figure', 'The quay.', { src: 'https://example.org/a.jpg', alt: 'Cranes' });
  expect(await html(await ofBlocks(figure))).toBe(
    '<figcaption><a href="https://example.org/a.jpg"><em>[Picture: Cranes]</em></a> The quay.</figcaption>',
  );
});

test('threads are comments of Word on their words, with who said what when, and how a flag stands', async () => {
  const draft = new Reviewed(HARBOUR);
  const flag = draft.flags('said on Tuesday', 'Monday, surely.\nSee the minutes.');
  draft.replies(flag, bob, 'It was Tuesday.');
  draft.settles(flag, 'verified', 'The minutes of the council.');
  draft.comments('cranes\ntwo', 'Both?');
  const bytes = await ofDraft(draft);
  const told = await html(bytes);
  expect(told).toMatch(/officials said on Tuesday<sup>.*\[G1\].*\[B2\].*<\/sup> that/u);
  expect(told).toContain('two<sup>');
  for (const words of [
    'Fact flag, blocking, verified',
    'Monday, surely.',
    'See the minutes.',
    'It was Tuesday.',
  ])
    expect(told).toContain(words);
  expect(told).toContain('Settled as verified: The minutes of the council.');

  const comments = part(bytes, 'word/comments.xml');
  expect([...comments.matchAll(/w:author="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
    'Gus',
    'Bob',
    'Bob',
    'Gus',
  ]);
  expect([...comments.matchAll(/w:date="([^"]*)"/gu)].map(([, at]) => at?.slice(0, 19))).toEqual([
    '2026-11-23T12:00:02',
    '2026-11-23T12:00:03',
    '2026-11-23T12:00:04',
    '2026-11-23T12:00:05',
  ]);
  // What Word is not told of is open.
  const threads = part(bytes, 'word/commentsExtended.xml');
  expect([...threads.matchAll(/w15:done="(\d)"/gu)].map(([, done]) => done)).toEqual(['1', '0']);
  expect([...threads.matchAll(/w15:paraIdParent/gu)]).toHaveLength(2);
  const document = part(bytes, 'word/document.xml');
  expect(between(document, 0)).toBe('said on Tuesday');
  expect(between(document, 3)).toBe('cranestwo');
});

test('two threads on crossing words each keep their own, within a link too', async () => {
  const link = 'https://example.org/';
  const draft = new Reviewed([
    {
      kind: 'headline',
      runs: [
        { text: 'one two ', formats: {} },
        { text: 'three four', formats: { link } },
      ],
    },
  ]);
  draft.comments('two three', 'a');
  draft.comments('three fo', 'b', gus);
  const bytes = await ofDraft(draft);
  const document = part(bytes, 'word/document.xml');
  expect([between(document, 0), between(document, 1)]).toEqual(['two three', 'three fo']);
  expect(await html(bytes)).toContain('<a href="https://example.org/">three');
});

test('what lies on no words is said at the end, with its words', async () => {
  const draft = new Reviewed(HARBOUR);
  draft.comments(null, 'Good work.');
  draft.flags('twelve cranes', 'Eleven.', { severity: 'advisory' });
  draft.cuts('twelve cranes');
  const told = await html(await ofDraft(draft));
  expect(told).toMatch(
    /<h2>Notes on the whole draft, and on words that are gone<\/h2><p>On the whole draft<sup>.*<p>“twelve cranes”<sup>/u,
  );
  expect(told).toContain('Fact flag, advisory, open');
});

test('a deleted reply keeps its place and loses its words', async () => {
  const draft = new Reviewed(HARBOUR);
  const comment = draft.comments('Tuesday', 'When?');
  draft.deletes(comment, draft.replies(comment, gus, 'A slip.'));
  const told = await html(await ofDraft(draft));
  expect(told).toContain('This reply was deleted.');
  expect(told).not.toContain('A slip.');
});

test('no words break the file or become markup', async () => {
  const hostile = `<w:p/>&amp;]]>\u0000\u0001\u000b\ufffe"'<script>`;
  const blocks = KINDS.map((kind) =>
    block(kind, hostile, kind === 'figure' ? { src: 'https://example.org/a.jpg', alt: hostile } : {}),
  );
  const draft = new Reviewed([block('headline', 'Quay at night'), ...blocks]);
  draft.comments('at night', hostile);
  const bytes = await ofDraft(draft);
  for (const name of ['word/document.xml', 'word/comments.xml', 'docProps/core.xml']) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML must not hold them.
    expect(part(bytes, name)).not.toMatch(/[\u0000-\u0008\u000b\ufffe]|<script/u);
  }
  expect((await html(bytes)).split('&lt;script&gt;').length - 1).toBeGreaterThanOrEqual(KINDS.length);
});

test('any article keeps all its words', async () => {
  const first = Number(process.env['GALLEY_SEED'] ?? Math.floor(Math.random() * 1e9));
  for (let seed = first; seed < first + 10; seed += 1) {
    const article = randomArticle(new Chance(seed)).filter(({ kind }) => kind !== 'figure');
    const words = (page: string) =>
      page
        .replaceAll(/<[^>]*>|\s/gu, '')
        .replaceAll(/&#39;|&quot;/gu, '"')
        .replaceAll("'", '"');
    expect(words(await html(await ofBlocks(...article))), `seed ${seed}`).toBe(words(articleHtml(article)));
  }
});

test('an order is written in a process of its own, and one that cannot be is answered so', async () => {
  const logged: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (_: object, message: string) => void logged.push(message),
  };
  const desk = new DocxDesk({ log, findPicture: async () => null });
  const orders = await Promise.all(
    Array.from({ length: 4 }, (_, at) =>
      desk.write(docxOfBlocks([block('headline', `No. ${at}`)], { author: 'Ann', origin: '' })),
    ),
  );
  for (const [at, written] of orders.entries()) {
    if (!(written instanceof Uint8Array)) throw new Error(written.message);
    expect(await html(written)).toBe(`<h1>No. ${at}</h1>`);
  }
  const broken = docxOf(exportFor(cleo, new Reviewed(HARBOUR).read(), { people: { personOf }, origin: '' }));
  const notes = [
    {
      by: 'Gus',
      at: 'no date',
      heading: null,
      lines: [],
      place: null,
      quote: null,
      isDone: false,
      replies: [],
    },
  ];
  expect(await desk.write({ ...broken, notes })).toMatchObject({ code: 'internal' });
  expect(logged).toEqual(['a Word document was not written']);
});

/** The words between a comment's beginning and its end. */
function between(document: string, id: number): string {
  const [, inside = ''] =
    new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*)<w:commentRangeEnd w:id="${id}"/>`, 'u').exec(
      document,
    ) ?? [];
  return [...inside.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>([^<]*)/gu)]
    .map(([text]) => text.replaceAll(/<[^>]*>/gu, ''))
    .join('');
}
