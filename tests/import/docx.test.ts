/** Word files as people write them: what of them stands in the article, and what is said of the rest. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReadIn } from '../../server/import/brought.ts';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import { type FileRead, readIn } from '../../server/import/read-in.ts';
import { resolve } from '../../shared/article/anchor.ts';
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { articleOf } from '../../shared/article/read.ts';
import { jpeg, png } from '../fixtures/images.ts';
import { documentXml, packed, paragraph, partsOf, relations, W, wordFile } from '../fixtures/word-file.ts';
import { expectClean } from './expect-clean.ts';

async function read(file: Buffer): Promise<FileRead> {
  const answer = await readDocx(file);
  if ('code' in answer) throw new Error(`${answer.code}: ${answer.message}`);
  expectClean(answer.blocks);
  return answer;
}

const say = (block: Block): string =>
  `${block.kind}${block.level ?? ''}${block.indent ?? ''}: ${textOf(block)}`;

const said = async (file: Buffer): Promise<readonly string[]> => (await read(file)).blocks.map(say);
const ofBody = (body: string): Promise<readonly string[]> => said(packed(partsOf(documentXml(body))));

const heading = (text: string, level: keyof typeof HeadingLevel): Paragraph =>
  new Paragraph({ text, heading: HeadingLevel[level] });

test('the title is the headline, headings keep their rank below it, the subtitle is the standfirst', async () => {
  const file = await wordFile(
    [
      heading('Harbour bridge to close', 'TITLE'),
      new Paragraph({ text: 'Nine million for repairs', style: 'Subtitle' }),
      heading('What is planned', 'HEADING_1'),
      heading('In March', 'HEADING_2'),
      heading('And later', 'HEADING_5'),
      new Paragraph('It will close.'),
    ],
    { styles: { paragraphStyles: [{ id: 'Subtitle', name: 'Subtitle' }] } },
  );
  expect(await said(file)).toEqual([
    'headline: Harbour bridge to close',
    'standfirst: Nine million for repairs',
    'heading2: What is planned',
    'heading3: In March',
    'heading3: And later',
    'paragraph: It will close.',
  ]);
});

test('without a title the first heading at the top is the headline; one further down is a heading', async () => {
  const some = [heading('Bridge', 'HEADING_1'), new Paragraph('It closes.'), heading('Why', 'HEADING_1')];
  expect(await said(await wordFile(some))).toEqual([
    'headline: Bridge',
    'paragraph: It closes.',
    'heading2: Why',
  ]);
  const later = [new Paragraph('It closes, they said.'), heading('Why', 'HEADING_1')];
  expect(await said(await wordFile(later))).toEqual(['paragraph: It closes, they said.', 'heading2: Why']);
});

test('lists keep their kind and their levels', async () => {
  const levels = [0, 1].map((level) => ({ level, format: 'decimal' as const, text: `%${level + 1}.` }));
  const file = await wordFile(
    [
      new Paragraph({ text: 'Boats', bullet: { level: 0 } }),
      new Paragraph({ text: 'Ferries', bullet: { level: 1 } }),
      new Paragraph({ text: 'Small ones', bullet: { level: 5 } }),
      new Paragraph({ text: 'Close', numbering: { reference: 'steps', level: 0 } }),
      new Paragraph({ text: 'Paint', numbering: { reference: 'steps', level: 1 } }),
    ],
    { numbering: { config: [{ reference: 'steps', levels }] } },
  );
  expect(await said(file)).toEqual([
    'bullet0: Boats',
    'bullet1: Ferries',
    'bullet3: Small ones',
    'number0: Close',
    'number1: Paint',
  ]);
});

test('bold, italic, strike, links and line breaks stay; a link that leads nowhere safe is words', async () => {
  const file = await wordFile([
    new Paragraph('The bridge, they say, will close.'),
    new Paragraph({
      children: [
        new TextRun({ text: 'bold', bold: true }),
        new TextRun({ text: ' both', bold: true, italics: true }),
        new TextRun({ text: ' gone', strike: true }),
        new TextRun({ text: 'next line', break: 1 }),
        new ExternalHyperlink({ link: 'https://port.example/a b', children: [new TextRun(' here')] }),
        new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun(' there')] }),
      ],
    }),
  ]);
  const [, block] = (await read(file)).blocks;
  expect(block?.runs).toEqual([
    { text: 'bold', formats: { bold: true } },
    { text: ' both', formats: { bold: true, italic: true } },
    { text: ' gone', formats: { strike: true } },
    { text: '\nnext line', formats: {} },
    { text: ' here', formats: { link: 'https://port.example/a%20b' } },
    { text: ' there', formats: {} },
  ]);
});

test('a quotation is one by its style, whatever language Word speaks', async () => {
  const styles = { paragraphStyles: [{ id: 'Zitat', name: 'Quote' }] };
  const file = await wordFile([new Paragraph({ text: 'We are late.', style: 'Zitat' })], { styles });
  expect(await said(file)).toEqual(['quote: We are late.']);
});

test('a table is a line for each row, in its order; what no line can hold stands in order too', async () => {
  const cell = (...words: string[]) => new TableCell({ children: words.map((one) => new Paragraph(one)) });
  const row = (...cells: TableCell[]) => new TableRow({ children: cells });
  const { blocks, remarks } = await read(
    await wordFile([
      new Paragraph('These are the figures, as the council gave them.'),
      new Table({ rows: [row(cell('Year'), cell('Cranes')), row(cell('2025'), cell('Twelve', 'or so'))] }),
      new Paragraph('After it.'),
    ]),
  );
  expect(blocks.slice(1).map(textOf)).toEqual(['Year | Cranes', '2025', 'Twelve', 'or so', 'After it.']);
  expect(remarks).toEqual(['Tables came in as lines, one for each row.']);
});

test('footnotes stand at the end under their numbers', async () => {
  const file = await wordFile(
    [
      new Paragraph({
        children: [new TextRun('Nine million'), new FootnoteReferenceRun(1), new TextRun('.')],
      }),
      new Paragraph({ children: [new TextRun('Twelve cranes'), new FootnoteReferenceRun(2)] }),
    ],
    {
      footnotes: {
        1: { children: [new Paragraph('By the council.')] },
        2: { children: [new Paragraph('Two of them idle.'), new Paragraph('Since May.')] },
      },
    },
  );
  expect((await said(file)).slice(1)).toEqual([
    'paragraph: Twelve cranes[2]',
    'heading2: Notes',
    'paragraph: [1] By the council.',
    'paragraph: [2] Two of them idle.',
    'paragraph: Since May.',
  ]);
  expect((await read(file)).remarks).toEqual(['Footnotes stand at the end, under “Notes”.']);
});

const picture = (data: Buffer, description = '', type: 'png' | 'jpg' | 'gif' = 'png'): ImageRun =>
  new ImageRun({
    ...{ type, data, transformation: { width: 8, height: 8 } },
    altText: { name: 'p', title: '', description },
  });

test('a picture is a figure with its alternative text and the caption below it; the same bytes are kept once', async () => {
  const dot = png({ width: 3, height: 2 });
  const { blocks, images } = await read(
    await wordFile([
      new Paragraph('The quay, as it was on Tuesday morning.'),
      new Paragraph({ children: [picture(dot, 'A crane at dawn')] }),
      new Paragraph({ text: 'The quay on Tuesday.', style: 'Caption' }),
      new Paragraph({ children: [new TextRun('Beside words'), picture(dot), picture(jpeg(), '', 'jpg')] }),
    ]),
  );
  expect(blocks.slice(1).map(say)).toEqual([
    'figure: The quay on Tuesday.',
    'paragraph: Beside words',
    'figure: ',
    'figure: ',
  ]);
  expect(blocks[1]?.alt).toBe('A crane at dawn');
  expect(images.map(({ type, width, height }) => `${type} ${width}x${height}`)).toEqual([
    'png 3x2',
    'jpeg 8x8',
  ]);
  const srcs = images.map(({ hash, type, width, height }) => `/images/${hash}-${width}x${height}.${type}`);
  expect([1, 3, 4].map((at) => blocks[at]?.src)).toEqual([srcs[0], srcs[0], srcs[1]]);
});

test('a picture that is none, or lies elsewhere, is left out and told of; nothing is fetched', async () => {
  const asked: unknown[] = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = (...all) => Promise.reject(asked.push(all));
  const gif = Buffer.from('GIF89a, or what calls itself so');
  const words = new Paragraph('The quay, as it was on Tuesday.');
  const file = await wordFile([words, new Paragraph({ children: [picture(gif, '', 'gif'), picture(gif)] })]);
  const blip = (id: string) =>
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip ${id}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const elsewhere = packed(
    partsOf(documentXml(paragraph('It closes.') + blip('r:link="rId1"') + blip('r:embed="rId2"')), {
      'word/_rels/document.xml.rels': relations(
        ['image', 'http://127.0.0.1:9/x.png', 'TargetMode="External"'],
        ['image', '../../etc/passwd'],
      ),
    }),
  );
  try {
    expect((await read(file)).remarks.join()).toContain('2 pictures were left out');
    const { blocks, remarks } = await read(elsewhere);
    expect(blocks.map(textOf)).toEqual(['It closes.']);
    expect(remarks.join()).toContain('2 pictures were left out');
    expect(asked).toEqual([]);
  } finally {
    globalThis.fetch = fetched;
  }
});

test('tracked changes come in as accepted, and that is said', async () => {
  const change = { id: 1, author: 'Tom', date: '2026-03-12T10:00:00Z' };
  const file = await wordFile([
    new Paragraph({
      children: [
        new TextRun('The bridge '),
        new DeletedTextRun({ text: 'may ', ...change }),
        new InsertedTextRun({ text: 'will ', ...change }),
        new TextRun('close.'),
      ],
    }),
  ]);
  const { blocks, remarks } = await read(file);
  expect(blocks.map(textOf)).toEqual(['The bridge will close.']);
  expect(remarks).toEqual(['Tracked changes came in as if they were all accepted.']);
});

test('a deleted end of a paragraph joins it to the next, as accepting it would', async () => {
  const deletedEnd = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>';
  expect(await ofBody(paragraph('The bridge, ', deletedEnd) + paragraph('it says, closes.'))).toEqual([
    'paragraph: The bridge, it says, closes.',
  ]);
});

test('hidden text stays hidden; what a field shows is text', async () => {
  const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>off the record</w:t></w:r>';
  const shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> on it</w:t></w:r>';
  const field = '<w:fldSimple w:instr=" DATE "><w:r><w:t> on 3 May</w:t></w:r></w:fldSimple>';
  const file = packed(
    partsOf(documentXml(`<w:p>${hidden}<w:r><w:t>He spoke</w:t></w:r>${shown}${field}.</w:p>`)),
  );
  const { blocks, remarks } = await read(file);
  expect(blocks.map(textOf)).toEqual(['He spoke on it on 3 May']);
  expect(remarks).toEqual(['Hidden text was left out.']);
});

test('charts, embedded files and formulas are left out and told of', async () => {
  const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
  const body = `${paragraph('It says so.')}<w:altChunk r:id="rId9"/><w:p><m:oMath ${math}><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`;
  const { blocks, remarks } = await read(packed(partsOf(documentXml(body))));
  expect(blocks.map(textOf)).toEqual(['It says so.', '[formula]']);
  expect(remarks).toEqual([
    'Formulas were left out; “[formula]” stands in their place.',
    'Charts and embedded files were left out.',
  ]);
});

const comment = (id: number, author: string, day: string, text: string, more = {}) => ({
  ...{ id, author, date: new Date(`${day}T10:00:00Z`), children: [new Paragraph(text)] },
  ...more,
});
const marked = (id: number, words: string) => [
  new CommentRangeStart(id),
  new TextRun(words),
  new CommentRangeEnd(id),
  new TextRun({ children: [new CommentReference(id)] }),
];

/** The draft's text as it was written, and where each thread stands in it. */
function threadsIn({ seeds, threads }: ReadIn) {
  const doc = new Y.Doc();
  const article = articleOf(doc);
  for (const seed of seeds) Y.applyUpdate(doc, seed);
  return threads.map(({ anchor, ...thread }) => {
    const place = anchor && resolve(article, anchor);
    return { ...thread, on: place && 'words' in place ? place.words : null };
  });
}

async function threadsOf(file: Buffer) {
  const answer = await readIn({ format: 'docx', bytes: file }, 7);
  if ('code' in answer) throw new Error(answer.message);
  return { threads: threadsIn(answer), remarks: answer.remarks };
}

test('comments stand at their words with their author’s name and day; answers follow; resolved ones come closed', async () => {
  const file = await wordFile(
    [
      heading('Bridge', 'TITLE'),
      new Paragraph({
        children: [
          new TextRun('It will '),
          ...marked(0, 'close in March'),
          new TextRun(', for '),
          ...marked(2, 'nine million'),
          new TextRun('.'),
        ],
      }),
    ],
    {
      comments: {
        children: [
          comment(0, 'Maria Silva', '2026-03-12', 'Who says so?'),
          comment(1, 'Tom Weir', '2026-03-13', 'The council does.', { parentId: 0 }),
          comment(2, 'Maria Silva', '2026-03-14', 'Euros?', { resolved: true }),
        ],
      },
    },
  );
  const { threads, remarks } = await threadsOf(file);
  expect(threads).toEqual([
    {
      on: 'close in March',
      said: [
        'Maria Silva in Word, 12 March 2026: Who says so?',
        'Tom Weir in Word, 13 March 2026: The council does.',
      ],
      isResolved: false,
    },
    { on: 'nine million', said: ['Maria Silva in Word, 14 March 2026: Euros?'], isResolved: true },
  ]);
  expect(remarks).toEqual([
    '2 comments were brought in under your name; each says who wrote it in Word.',
    '1 comment was resolved in Word and came in closed.',
  ]);
});

/** A file whose comments part says nothing but these, on a text with marks of its own. */
const withComments = (body: string, comments: string): Buffer =>
  packed(
    partsOf(documentXml(body), {
      'word/_rels/document.xml.rels': relations(['comments', 'comments.xml']),
      'word/comments.xml': `<w:comments xmlns:w="${W}">${comments}</w:comments>`,
    }),
  );
const bare = (id: number, words: string, author = 'Maria') =>
  `<w:comment w:id="${id}" w:author="${author}">${paragraph(words)}</w:comment>`;
const begin = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/>`;
const reference = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

test('a comment over several paragraphs stands on all of them', async () => {
  const body = `<w:p>${run('It closes, ')}${begin(0)}${run('they say.')}</w:p><w:p>${run('In March')}${end(0)}${run(', or so.')}</w:p>`;
  const { threads } = await threadsOf(withComments(body, bare(0, 'Both?')));
  expect(threads.map(({ on }) => on)).toEqual(['they say.\nIn March']);
});

test('a comment that marks no words stands on its paragraph; one outside of the text on the draft', async () => {
  const body = `${paragraph('The first.')}<w:p>${run('The second one.')}${reference(0)}</w:p>`;
  const { threads, remarks } = await threadsOf(
    withComments(body, bare(0, 'Here?') + bare(5, 'In the header?')),
  );
  expect(threads.map(({ on, said }) => [on, said[0]])).toEqual([
    ['The second one.', 'Maria in Word: Here?'],
    [null, 'Maria in Word: In the header?'],
  ]);
  expect(remarks.at(-1)).toBe('1 comment was put on the draft as a whole: the words are not in the text.');
});

test('a comment on deleted words stands on what is left around them', async () => {
  const body = `<w:p>${run('It closes')}<w:del w:id="9" w:author="x">${begin(0)}<w:r><w:delText> soon</w:delText></w:r>${end(0)}</w:del>${reference(0)}${run('.')}</w:p>`;
  const { threads } = await threadsOf(withComments(body, bare(0, 'Soon?')));
  expect(threads.map(({ on }) => on)).toEqual(['It closes.']);
});

test('a comment without an author is somebody’s, an endless one is cut, an empty one is none', async () => {
  const comments = bare(0, 'Why?', '') + bare(1, 'x'.repeat(20_000)) + bare(2, ' ');
  const { threads } = await threadsOf(withComments(paragraph('It closes.'), comments));
  expect(threads.map(({ said }) => said[0]?.length)).toEqual(['Somebody in Word: Why?'.length, 10_000]);
});

test('a place in the text is found though the article was given a headline of its own', async () => {
  const body = `<w:p>${run('It closes, ')}${begin(0)}${run('they say')}${end(0)}${run('.')}</w:p>`;
  const { threads } = await threadsOf(withComments(body, bare(0, 'Who?')));
  expect(threads.map(({ on }) => on)).toEqual(['they say']);
});
