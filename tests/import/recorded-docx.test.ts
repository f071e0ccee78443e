/** Files as word processors really wrote them: LibreOffice's, recorded beside the tests, and Microsoft Word's, which come with mammoth's own. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocx } from '../../server/import/docx/read-docx.ts';
import type { FileRead } from '../../server/import/read-in.ts';
import { type Block, type Run, textOf } from '../../shared/article/blocks.ts';
import { expectClean } from './expect-clean.ts';

async function read(path: string): Promise<FileRead> {
  const answer = await readDocx(readFileSync(new URL(`../../${path}`, import.meta.url)));
  if ('code' in answer) throw new Error(`${path}: ${answer.message}`);
  expectClean(answer.blocks);
  return answer;
}

const ofWord = (name: string) => read(`node_modules/mammoth/test/test-data/${name}.docx`);

const signed = ({ text, formats: { bold, italic, strike, link } }: Run): string => {
  const signs = `${bold ? '*' : ''}${italic ? '/' : ''}${strike ? '-' : ''}`;
  const words = `${signs}${text}${[...signs].reverse().join('')}`;
  return link ? `[${words}](${link})` : words;
};
const say = ({ kind, level, indent, runs }: Block): string =>
  `${kind}${level ?? ''}${indent ?? ''}: ${runs.map(signed).join('')}`;

test('a file of LibreOffice’s comes in whole: what was inserted, without what was deleted, and told of', async () => {
  const { blocks, threads, images, remarks } = await read('tests/fixtures/recorded/libreoffice.docx');
  expect(blocks.map(say)).toEqual([
    'headline: The ferry that nobody ordered',
    'standfirst: Norwick paid for a boat; the boat is too long',
    'paragraph: The council of Norwick voted on Tuesday for a ferry of *forty metres*. The quay, says the [harbour book](https://council.example.org/minutes?item=4&y=2026), measures /thirty-one/[1].',
    'heading2: What was bought',
    'bullet0: one hull, second-hand',
    'bullet1: built in *Ostby*',
    'bullet0: two engines',
    'heading3: And in which order',
    'number0: sign',
    'number1: in two copies',
    'number0: measure',
    'paragraph: The mayor now calls it “a misunderstanding”. Nobody resigned.',
    'quote: We ordered a boat. We got a boat.',
    'paragraph: Part | Price',
    'paragraph: Hull | 9,000',
    'paragraph: Behind the box the story goes on.',
    'paragraph: In brief: the boat stays in the yard.',
    'figure: ',
    'paragraph: In the end[2] the sea will decide.\nOr the court.',
    'heading2: Notes',
    'paragraph: [1] Measured in 1987, at low tide.',
    'paragraph: [2] So says the contract.',
  ]);
  expect(blocks.find(({ kind }) => kind === 'figure')?.alt).toBe('The quay at low tide');
  expect(images.map(({ type }) => type)).toEqual(['png']);
  expect(threads.map(({ said, place }) => [said, wordsAt(blocks, place)])).toEqual([
    [['Karin Holt in Word, 2 March 2026: Which meeting? Please name it.'], 'voted on Tuesday'],
    [['Tom Aalto in Word, 3 March 2026: Did she say so to us?'], 'Nobody'],
  ]);
  expect(remarks).toEqual([
    'Tracked changes came in as if they were all accepted.',
    'Tables came in as lines, one for each row.',
    'Footnotes stand at the end, under “Notes”.',
    'Text boxes came in as paragraphs of the text.',
    '2 comments were brought in under your name; each says who wrote it in Word.',
  ]);
});

function wordsAt(blocks: readonly Block[], place: FileRead['threads'][number]['place']): string | null {
  const block = place && blocks[place.from.block];
  return block ? textOf(block).slice(place.from.at, place.to.at) : null;
}

test.each([
  ['simple-list', ['bullet0: Apple', 'bullet0: Banana'], []],
  ['strikethrough', ["headline: -Today's Special: Salmon- Sold out"], []],
  ['strict-format', ['headline: Test'], []],
  ['text-box', ['headline: Datum plane'], ['Text boxes came in as paragraphs of the text.']],
  ['tiny-picture', ['figure: '], []],
  ['utf8-bom', ['paragraph: This XML has a byte order mark.'], []],
  [
    'tables',
    [
      'headline: Above',
      'paragraph: Top left | Top right',
      'paragraph: Bottom left | Bottom right',
      'paragraph: Below',
    ],
    ['Tables came in as lines, one for each row.'],
  ],
  [
    'footnotes',
    [
      'headline: Ouch[1].[2]',
      'heading2: Notes',
      'paragraph: [1] A tachyon walks into a bar.',
      'paragraph: [2] Fin.',
    ],
    ['Footnotes stand at the end, under “Notes”.'],
  ],
  [
    'endnotes',
    [
      'headline: Ouch[1].[2]',
      'heading2: Notes',
      'paragraph: [1] A tachyon walks into a bar.',
      'paragraph: [2] Fin.',
    ],
    ['Footnotes stand at the end, under “Notes”.'],
  ],
])('a file of Word’s: %s', async (name, blocks, remarks) => {
  const file = await ofWord(name);
  expect(file.blocks.map(say)).toEqual(blocks);
  expect(file.remarks).toEqual(remarks);
});

test('comments of Word’s stand where they were made, with their author and day', async () => {
  const { blocks, threads } = await ofWord('comments');
  expect(threads.map(({ said, isResolved }) => [said, isResolved])).toEqual([
    [['Michael Williamson in Word, 3 July 2016: A tachyon walks into a bar.'], false],
    [['Michael Williamson in Word, 3 July 2016: Fin.'], false],
  ]);
  expect(threads.map(({ place }) => wordsAt(blocks, place))).toEqual(['Ouch', 'Ouch.']);
});
