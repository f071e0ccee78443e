/** What goes out as a file and is brought in again is the same article: every kind, every format, every picture, every thread. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DRAFTS } from '../../seeds/load.ts';
import { docxBytes } from '../../server/export/docx-document.ts';
import { docxOf, docxOfBlocks } from '../../server/export/docx-order.ts';
import { exportFor } from '../../server/export/exported.ts';
import { articleFile } from '../../server/export/formats.ts';
import { picturesIn } from '../../server/export/pictures.ts';
import { type Image, readImage } from '../../server/images/image.ts';
import type { Brought } from '../../server/import/brought.ts';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import { readDraft } from '../../server/import/read-draft.ts';
import { type FileRead, readIn } from '../../server/import/read-in.ts';
import { resolve } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { pictureAddress } from '../../shared/article/picture.ts';
import { articleOf } from '../../shared/article/read.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { DOT, jpeg, png, webpOf } from '../fixtures/images.ts';
import { bob, cleo, personOf } from '../fixtures/newsroom.ts';
import { randomArticle } from '../fixtures/random-article.ts';
import { Reviewed } from '../fixtures/reviewed.ts';
import { brought } from '../import/reading.ts';

const RUNS = 60 * Number(process.env['GALLEY_RUNS'] ?? 1);
const HERE = 'https://galley.example.org';

const [QUAY, CRANE, PLAN] = [png({ width: 6, height: 4 }), jpeg(), webpOf(['VP8L', DOT])].map((file) => {
  const image = readImage(file);
  if ('code' in image) throw new Error(image.message);
  return image;
});
const KEPT = [QUAY, CRANE, PLAN].filter((image): image is Image => image !== undefined);
const srcs = KEPT.map(pictureAddress);
const findPicture = async (address: string) => KEPT[srcs.indexOf(address)] ?? null;

type Through = (blocks: readonly Block[]) => Promise<Omit<FileRead, 'threads'>>;

const throughWord: Through = async (blocks) => {
  const order = docxOfBlocks(blocks, { author: 'Ann', origin: HERE });
  const read = await readDocx(await docxBytes(order, await picturesIn(blocks, findPicture)), HERE);
  if ('code' in read) throw new Error(read.message);
  return read;
};

const through =
  (format: 'html' | 'md'): Through =>
  async (blocks) => {
    const file = await articleFile(blocks, format, { origin: HERE, findPicture });
    const read = readDraft({ format: format === 'md' ? 'markdown' : format, text: String(file.body) }, HERE);
    if ('code' in read) throw new Error(read.message);
    return read;
  };

const WAYS: readonly (readonly [string, Through])[] = [
  ['a Word document', throughWord],
  ['a page', through('html')],
  ['Markdown', through('md')],
];

test.each(WAYS)('any article, as %s, has the same blocks when it is brought in again', async (_, goes) => {
  const first = Number(process.env['GALLEY_SEED'] ?? Math.floor(Math.random() * 1e9));
  for (let seed = first; seed < first + RUNS; seed += 1) {
    const article = randomArticle(new Chance(seed));
    expect((await goes(article)).blocks, `seed ${seed}`).toEqual(article);
  }
});

test.each(WAYS)('the made-up newsroom’s articles, as %s, lose nothing', async (_, goes) => {
  expect(DRAFTS.length).toBeGreaterThan(5);
  for (const { article: text } of DRAFTS) {
    const article = brought('markdown', text);
    expect(await goes(article)).toMatchObject({ blocks: article, images: [], remarks: [] });
  }
  expect((await goes(HARBOUR)).blocks).toEqual(HARBOUR);
});

test.each(WAYS)('our own pictures, as %s, are the same pictures when they come back', async (_, goes) => {
  const captioned: Block = {
    ...{ kind: 'figure', src: srcs[0] ?? '', alt: 'Cranes [two] on “the” quay' },
    runs: [
      { text: 'The quay ', formats: {} },
      { text: 'at dawn', formats: { italic: true } },
      { text: '.', formats: {} },
    ],
  };
  const article = [
    block('headline', 'Quay'),
    captioned,
    block('figure', '', { src: srcs[1] ?? '' }),
    block('figure', 'The plan.', { src: srcs[2] ?? '', alt: 'A plan' }),
    block('figure', '', { src: srcs[2] ?? '' }),
    block('paragraph', 'It is open.'),
  ];
  const { blocks, remarks, images } = await goes(article);
  expect([blocks, remarks]).toEqual([article, []]);
  for (const image of images) expect(KEPT).toContainEqual(image);
});

test.each(WAYS)('a picture that is elsewhere, as %s, stays there, and that is said', async (_, goes) => {
  const figure = block('figure', 'Gulls.', {
    src: 'https://example.org/gulls.jpg?a=1&b=2',
    alt: 'Two gulls',
  });
  const article = [block('headline', 'Quay'), figure, { ...figure, runs: [] }];
  const { blocks, remarks } = await goes(article);
  expect([blocks, remarks]).toEqual([article, [expect.stringMatching(/^2 pictures were not fetched/u)]]);
});

/** The threads that were brought in, each with the words that it lies on there. */
async function threadsOf(file: Brought) {
  const read = await readIn(file, 7, HERE);
  if ('code' in read) throw new Error(read.message);
  const doc = new Y.Doc();
  const article = articleOf(doc);
  for (const seed of read.seeds) Y.applyUpdate(doc, seed);
  const { text } = flatArticle(article);
  const threads = read.threads.map(({ anchor, said, isResolved }) => {
    const place = anchor && resolve(article, anchor);
    const on = place && place.state !== 'orphaned' ? text.slice(place.from, place.to) : null;
    return { on, said, isResolved };
  });
  return { text, threads };
}

test('comments and flags come back as threads on their words, with their answers, and the article is as it was', async () => {
  const figure = block('figure', 'The quay at night.', { src: srcs[0] ?? '', alt: 'Cranes' });
  const elsewhere = block('figure', 'A gull.', { src: 'https://example.org/gull.jpg', alt: 'A gull' });
  const draft = new Reviewed([...HARBOUR, figure, elsewhere]);
  const flag = draft.flags('twelve cranes', 'Who counted them?');
  draft.replies(flag, bob, 'The harbour office.');
  draft.settles(flag, 'verified', 'By telephone.');
  draft.comments('at night', 'Or at dawn?');
  draft.comments('A gull', 'Which?');
  draft.comments('We were told it was safe', 'By whom?');
  draft.comments(null, 'Good piece.');
  draft.flags('two of them new', 'Only one.');
  const { text: before } = flatArticle(draft.article);
  draft.cuts('two of them new');
  const read = draft.read();
  const exported = exportFor(cleo, read, { people: { personOf }, origin: HERE });
  const bytes = await docxBytes(docxOf(exported), await picturesIn(read.blocks, findPicture));
  const { text, threads } = await threadsOf({ format: 'docx', bytes });
  expect(text).toBe(before.replace(/\ntwo of them new/u, ''));
  expect(threads).toEqual([
    {
      on: 'twelve cranes',
      said: [
        expect.stringMatching(
          /^Gus in Word, 23 November 2026: Fact flag, blocking, verified\s+Who counted them\?$/u,
        ),
        expect.stringMatching(/^Bob in Word, .*: The harbour office\.$/u),
        expect.stringMatching(/^Bob in Word, .*: Settled as verified: By telephone\.$/u),
      ],
      isResolved: true,
    },
    { on: 'at night', said: [expect.stringMatching(/Or at dawn\?$/u)], isResolved: false },
    { on: 'A gull', said: [expect.stringMatching(/Which\?$/u)], isResolved: false },
    { on: 'We were told it was safe', said: [expect.stringMatching(/By whom\?$/u)], isResolved: false },
    { on: null, said: [expect.stringMatching(/Good piece\.$/u)], isResolved: false },
    {
      on: null,
      said: [expect.stringMatching(/Only one\.\s+It was on words that are gone: “two of them new”$/u)],
      isResolved: false,
    },
  ]);
});
