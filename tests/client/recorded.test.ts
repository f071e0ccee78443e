// @vitest-environment jsdom
// What programs really put on the clipboard, and what of their shape no sample of ours had: see tests/fixtures/recorded/SOURCES.md.
import { expect, test } from 'vitest';
import { pastedFile, pastedPage } from '../fixtures/pasted.ts';

const blocksOf = (html: string) => pastedPage(html).blocks;

test('a newspaper’s page in Chrome is its article: no buttons, a table in lines, notes set apart from the words', () => {
  const { blocks, lost } = pastedFile('recorded/chrome-newspaper');
  expect(blocks).toEqual([
    'paragraph: *Harbour*',
    'heading2: Ferry is longer than its quay, council told',
    'paragraph: Norwick paid nine million for a boat that cannot land.',
    'paragraph: By [Ines Aalto](https://echo.example.org/people/ines-aalto?ref=byline) 2 March 2026',
    'figure: The quay at low tide. Photograph: T. Berg',
    'paragraph: The council of *Norwick* voted on Tuesday for a ferry of forty metres.[1] The quay, says the [harbour book](https://council.example.org/minutes?item=4&utm_source=echo), measures /thirty-one/.',
    'paragraph: Advertisement',
    'heading2: What was bought',
    'bullet0: one hull, second-hand',
    'bullet1: built in Ostby',
    'bullet0: two engines',
    'number0: sign',
    'number0: measure',
    'quote: /We ordered a boat. We got a boat./',
    'paragraph: Part | Price',
    'paragraph: Hull | 9,000',
    'paragraph: Engines | 2,400 each',
    'paragraph: “Nobody will resign,” the mayor said.',
    'paragraph: The sea will decide.',
    'rule: ',
    'paragraph: More on this story soon.',
  ]);
  expect(lost).toBe(0);
});

test('a few words out of a page stay words, with the spaces at their edges', () => {
  expect(pastedFile('recorded/chrome-few-words').blocks.join('')).toBe(
    'ed on Tuesday for a ferry of forty metres.[1] The quay, says the [harbour book](https://council.example.org/minutes?item=4&utm_source=echo), measures /thirty/',
  );
  expect(blocksOf('<span>\u00a0and\u00a0</span>')).toEqual([' and ']);
});

test('LibreOffice’s page: what floats beside a paragraph takes none of its words along', () => {
  const { blocks, pictures, lost } = pastedFile('recorded/libreoffice');
  expect(blocks).toEqual([
    'paragraph: The ferry that nobody ordered',
    'paragraph: Norwick paid for a boat; the boat is too long',
    'paragraph: The council of Norwick voted on Tuesday for a ferry of *forty metres*. The quay, says the [harbour book](https://council.example.org/minutes?item=4&y=2026), measures /thirty-one/[1].',
    'heading2: What was bought',
    'bullet0: one hull, second-hand',
    'bullet1: built in *Ostby*',
    'bullet0: two engines',
    'heading2: And in which order',
    'number0: sign',
    'number1: in two copies',
    'number0: measure',
    // LibreOffice writes words that a tracked change took away like all others: nothing tells them apart.
    'paragraph: The mayor now calls it “a misunderstanding”of the worst kind. Nobody resigned.',
    'quote: We ordered a boat. We got a boat.',
    'paragraph: Part | Price',
    'paragraph: Hull | 9,000',
    'paragraph: In brief: the boat stays in the yard.',
    'paragraph: Behind the box the story goes on.',
    'paragraph: In the end[i] the sea will decide.\nOr the court.',
    'paragraph: [1] Measured in 1987, at low tide.',
    'paragraph: [i] So says the contract.',
  ]);
  expect([pictures.length, lost]).toEqual([1, 0]);
});

test('a cell that holds more than a line stands in order, and a table that only arranges a page leaves no trace', () => {
  const word = (...cells: string[]) =>
    `<tr style='mso-yfti-irow:0'>${cells.map((words) => `<td width=200 style='border:solid 1.0pt'>${words}</td>`).join('\n  ')}\n </tr>`;
  const p = (words: string) => `<p class=MsoNormal><b>${words}<o:p></o:p></b></p>`;
  expect(
    blocksOf(
      `<table class=MsoTableGrid>${word(p('Boat&nbsp;'), p('Length'))}${word(p('Ferry'), `${p('40 m')}${p('or so')}`)}${word(p('&nbsp;'), p('&nbsp;'))}</table>`,
    ),
  ).toEqual([
    'paragraph: *Boat* | *Length*',
    'paragraph: *Ferry*',
    'paragraph: *40 m*',
    'paragraph: *or so*',
  ]);
  expect(
    blocksOf(
      '<table><tr><td><table><tr><td>Dear Ann,</td></tr><tr><td>A</td><td>B</td></tr></table></td></tr></table>',
    ),
  ).toEqual(['paragraph: Dear Ann,', 'paragraph: A | B']);
});

test('Word’s tabs and indents are one space or none, and breaks at the edges of its paragraphs are gone', () => {
  const tab = `<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>`;
  expect(
    blocksOf(`<p class=MsoNormal>${tab}Signed${tab}by&nbsp; hand <br><br></p><p class=MsoNormal>&nbsp;</p>`),
  ).toEqual(['paragraph: Signed by hand']);
});

test('two breaks in a row end a paragraph, as mails and web forms write them; one is a line', () => {
  expect(blocksOf('<div>Dear Ann,<br><br>it leaks<br>again.</div>')).toEqual([
    'paragraph: Dear Ann,',
    'paragraph: it leaks\nagain.',
  ]);
  expect(blocksOf('<h2>What<br>it costs</h2>')).toEqual(['heading2: What it costs']);
});

test('a list of Word’s is one in whatever way its style is spaced, through levels that are counted 1.1', () => {
  const item = (level: number, number: string, words: string) =>
    `<p class="MsoListParagraph" style="text-indent: -18pt; mso-list: l0 level${level} lfo1"><span lang="EN-GB"><span style="mso-list: Ignore">${number}<span style="font: 7pt 'Times New Roman'">&nbsp; </span></span></span>${words}</p>`;
  expect(blocksOf(`${item(1, '1.', 'Hull')}${item(2, '1.1', 'Plates')}${item(2, '1.2', 'Rivets')}`)).toEqual([
    'number0: Hull',
    'number1: Plates',
    'number1: Rivets',
  ]);
  expect(
    blocksOf(
      `${item(1, '1.', 'Hull')}<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>1.2.&nbsp;&nbsp; Rivets</p>`,
    ),
  ).toEqual(['number0: Hull', 'number1: Rivets']);
});

test('a heading that Word numbers is a heading without its number', () => {
  expect(
    blocksOf(
      `<h1 style='mso-list: l0 level1 lfo1'><span style='mso-list: Ignore'>1.<span>&nbsp;&nbsp; </span></span>What it costs</h1>`,
    ),
  ).toEqual(['heading2: What it costs']);
});

test('an exponent and a name that is a letter are no notes', () => {
  expect(blocksOf('<p>9 m<sup>2</sup> and <a href="#top">a</a></p>')).toEqual(['paragraph: 9 m2 and a']);
});

test('an item of several paragraphs is one item, and the next number is the next item’s', () => {
  expect(
    blocksOf(
      '<ol><li><p>Sign</p><p>in two copies</p><ul><li>blue</li></ul></li><li><p>Measure</p></li></ol>',
    ),
  ).toEqual(['number0: Sign\nin two copies', 'bullet1: blue', 'number0: Measure']);
});
