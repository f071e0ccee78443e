// @vitest-environment jsdom
// What the programs of a newsroom put on the clipboard, each in its own shape, reads as headings, lists, emphasis, links and quotes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pastedFile, pastedPage } from '../fixtures/pasted.ts';

const pasted = (program: string) => pastedFile(`clipboard/${program}`);
const file = (name: string) =>
  readFileSync(join(import.meta.dirname, `../fixtures/clipboard/${name}`), 'utf8');

test('Word', () => {
  const { blocks, pictures, lost } = pasted('word');
  expect(blocks).toEqual([
    'heading2: The harbour wall',
    'paragraph: The council of Norwick voted on *Tuesday* to mend the /north wall/, -at once- by spring.',
    'heading2: What it costs',
    'bullet0: Stone, from the quarry',
    'bullet1: cut to *size*',
    'bullet0: Labour',
    'number0: Drain',
    'number1: at low tide',
    'number0: Build',
    'quote: “We have waited eleven years.”',
    'paragraph: The [minutes](https://council.example.org/minutes?item=4) are public; the notes are not.',
  ]);
  expect([pictures.length, lost]).toEqual([0, 1]);
});

test('Word with tracked changes and a comment: what was taken away and what was said of it stay behind', () => {
  expect(pasted('word-tracked').blocks).toEqual([
    'paragraph: The ferry left at ten, its captain says.',
    'paragraph: Nobody was on board.',
  ]);
});

test('Word, saved as a filtered page', () => {
  expect(pasted('word-filtered').blocks).toEqual([
    'paragraph: Three things were said:',
    'bullet0: that it leaks',
    'bullet1: in the north',
    'number0: and that it is /old/',
    'paragraph: This paragraph of the list has no sign.',
  ]);
});

test('Word in the browser', () => {
  expect(pasted('word-online').blocks).toEqual([
    'heading2: The harbour wall',
    'paragraph: It was voted *on Tuesday*',
    'bullet0: Stone',
    'bullet1: cut to size',
    'number0: Drain',
  ]);
});

test('Google Docs', () => {
  const { blocks, pictures, lost } = pasted('google-docs');
  expect(blocks).toEqual([
    'heading2: The harbour wall',
    'paragraph: The council voted on *Tuesday*/, late/-, at once-. See [the minutes](https://council.example.org/minutes?item=4).',
    'heading3: What it costs',
    'bullet0: Stone',
    'bullet1: cut to size',
    'bullet0: Labour',
    'number0: Drain',
    'bullet0: Ask the engineer',
  ]);
  expect([pictures.length, lost]).toEqual([0, 1]);
});

test('LibreOffice', () => {
  const { blocks, pictures, lost } = pasted('libreoffice');
  expect(blocks).toEqual([
    'heading2: The harbour wall',
    'paragraph: The council voted on *Tuesday* /late/, says [the minutes](https://council.example.org/minutes).',
    'heading2: What it costs',
    'bullet0: Stone',
    'bullet1: cut to size',
    'bullet0: Labour',
    'number0: Drain',
    'number1: at low tide',
    'number0: Build',
    'quote: We have waited eleven years.',
    'paragraph: Nobody spoke.',
  ]);
  expect(lost).toBe(0);
  expect(pictures.map(({ file, alt, after }) => [file.type, file.size > 60, alt, after])).toEqual([
    ['image/png', true, 'The wall at low tide', 10],
  ]);
});

test('Outlook', () => {
  const { blocks, pictures, lost } = pasted('outlook');
  expect(blocks).toEqual([
    'paragraph: Dear Ann,',
    'paragraph: The figures are *not* final. [Last year’s](https://council.example.org/figures) are. 😊',
    'bullet0: Stone: 4,000',
    'bullet1: with carriage',
    'paragraph: *Karin Holt*\nHarbour office, Norwick',
    'paragraph: *From:* Ann Lund <ann@example.org>\n*Sent:* Monday\n*Subject:* The wall',
    'quote: What does it cost?',
  ]);
  expect([pictures.length, lost]).toEqual([0, 1]);
});

test('Outlook in the browser', () => {
  expect(pasted('outlook-web').blocks).toEqual([
    'paragraph: The figures are *not* final.',
    'paragraph: They come on *Friday*.',
    'bullet0: Stone',
    'bullet1: with carriage',
    'paragraph: Karin Holt',
    'rule: ',
    'paragraph: *From:* Ann Lund\n*Subject:* The wall',
    'paragraph: What does it cost?',
  ]);
});

test('Word’s signs: a number needs no dot, and a letter in a font of pictures is what it shows', () => {
  expect(pasted('word-signs').blocks).toEqual([
    'paragraph: The pilots want three things',
    'number0: a light on the mole',
    'number1: that turns',
    'number1: that can be seen',
    'bullet0: a bell',
    'bullet1: of bronze',
    'bullet0: a rope',
    'bullet0: a telephone',
    'heading3: What they got',
    'paragraph: Nothing → but a letter ☺, of ≥ 3 pages, à la mode',
  ]);
});

test('Word’s drawings: each picture is counted, and what only sets them in their place leaves no trace', () => {
  const { blocks, pictures, lost } = pasted('word-drawn');
  expect(blocks).toEqual([
    'paragraph: The mole 1',
    'paragraph: /The light is /out/ again,/ says *the *old* pilot*[1].',
    'paragraph: [1] He is seventy.',
  ]);
  expect([pictures.length, lost]).toEqual([0, 3]);
});

test('OneNote', () => {
  expect(pasted('onenote').blocks).toEqual([
    'paragraph: For the bell',
    'bullet0: Rope',
    'bullet1: ten metres',
    'bullet0: Grease',
  ]);
});

test('a part of a Google Docs list, copied without what it stood under, begins at the left', () => {
  expect(pasted('google-docs-part').blocks).toEqual(['bullet0: that turns', 'bullet1: by night']);
});

test('a mail from Outlook, copied in Gmail', () => {
  expect(pasted('gmail').blocks).toEqual([
    'paragraph: The pilots write:',
    'number0: the light',
    'number0: the bell',
    'bullet0: a rope',
    'bullet0: of hemp',
    'paragraph: Thank you ☺',
    'paragraph: On Mon, 2 Mar 2026, Ann Lund wrote:',
    'quote: What do they want?',
    'quote: Ann',
  ]);
});

test('Word’s pictures come out of the RTF beside its page: not those of the page’s head, nor of bullets', async () => {
  const { blocks, pictures, lost } = pastedPage(file('word.html'), file('word.rtf'));
  expect(blocks).toEqual(pasted('word').blocks);
  expect(lost).toBe(0);
  expect(pictures.map(({ after }) => after)).toEqual([blocks.length]);
  const [picture] = pictures.map((one) => one.file);
  expect([picture?.type, picture && sizeOf(await bytesOf(picture))]).toEqual(['image/png', [24, 16]]);
});

test('a drawing has no bytes in RTF, and takes no picture’s; where nothing tells them apart, none is brought', () => {
  const arrow = '<img width=35 src="file:///C:/clip_image004.png" v:shapes="Arrow_x0020_2">';
  const withArrow = file('word.html').replace('<p class=MsoQuote>', (quote) => `<p>${arrow}</p>${quote}`);
  const found = pastedPage(withArrow, file('word.rtf'));
  expect([found.pictures.length, found.lost]).toEqual([1, 1]);
  expect(found.pictures[0]?.after).toBe(found.blocks.length);
  const unnamed = pastedPage(withArrow.replaceAll('v:shapes', 'data-shapes'), file('word.rtf'));
  expect([unnamed.pictures.length, unnamed.lost]).toEqual([0, 2]);
});

function bytesOf(picture: File): Promise<Uint8Array> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(new Uint8Array(reader.result instanceof ArrayBuffer ? reader.result : []));
    reader.readAsArrayBuffer(picture);
  });
}

/** As a PNG says them. */
function sizeOf(png: Uint8Array): readonly number[] {
  const view = new DataView(png.buffer);
  return [view.getUint32(16), view.getUint32(20)];
}

test('Word with a house’s own styles: names for words are emphasis, names for headings are headings', () => {
  expect(pasted('word-house-styles').blocks).toEqual([
    'paragraph: The light on the mole is dark again.',
    'paragraph: Pilot *Jan Moe*, who reads /The Tide/, wrote *a *long* letter*.',
    'heading2: Who pays',
    'paragraph: *Nobody so far. *It will be told.',
    'paragraph: What is next',
  ]);
});

test('the words of Word’s text boxes stand behind the paragraph that they hang on; a drawing’s letters are a picture', () => {
  const { blocks, pictures, lost } = pasted('word-boxes');
  expect(blocks).toEqual([
    'heading2: Who pays',
    'paragraph: “The light was *never* paid for.”',
    'paragraph: Jan Moe, pilot',
    'paragraph: Here is the mole:',
    'paragraph: First box',
    'paragraph: Second box',
  ]);
  expect([pictures.length, lost]).toEqual([0, 1]);
});
