// Pages that Word saved: the same shapes that it puts on the clipboard, read from a file without a browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runs, said } from './reading.ts';

const page = (name: string) =>
  readFileSync(join(import.meta.dirname, `../fixtures/clipboard/${name}.html`), 'utf8');

const recorded = (name: string) =>
  readFileSync(join(import.meta.dirname, `../fixtures/recorded/${name}.html`), 'utf8');

it('a list that Word wrote out is a list, with its levels and without its bullets', () => {
  expect(said('html', page('word'))).toEqual([
    'headline: The harbour wall',
    'paragraph: The council of Norwick voted on Tuesday to mend the north wall, at once by spring.',
    'heading2: What it costs',
    'bullet0: Stone, from the quarry',
    'bullet1: cut to size',
    'bullet0: Labour',
    'number0: Drain',
    'number1: at low tide',
    'number0: Build',
    'quote: “We have waited eleven years.”',
    'paragraph: The minutes are public; the notes are not.',
  ]);
});

it('a page of LibreOffice’s is the same as a file as it is on the clipboard, but for its headline', () => {
  expect(said('html', recorded('libreoffice'))).toEqual([
    'paragraph: The ferry that nobody ordered',
    'paragraph: Norwick paid for a boat; the boat is too long',
    'paragraph: The council of Norwick voted on Tuesday for a ferry of forty metres. The quay, says the harbour book, measures thirty-one[1].',
    'headline: What was bought',
    'bullet0: one hull, second-hand',
    'bullet1: built in Ostby',
    'bullet0: two engines',
    'heading2: And in which order',
    'number0: sign',
    'number1: in two copies',
    'number0: measure',
    'paragraph: The mayor now calls it “a misunderstanding”of the worst kind. Nobody resigned.',
    'quote: We ordered a boat. We got a boat.',
    'paragraph: Part | Price',
    'paragraph: Hull | 9,000',
    'paragraph: In brief: the boat stays in the yard.',
    'paragraph: Behind the box the story goes on.',
    'figure: ',
    'paragraph: In the end[i] the sea will decide.\nOr the court.',
    'paragraph: [1] Measured in 1987, at low tide.',
    'paragraph: [i] So says the contract.',
  ]);
});

it('a list in a filtered page is known by what stands between its bullets and its words', () => {
  expect(said('html', page('word-filtered'))).toEqual([
    'headline: Three things were said:',
    'bullet0: that it leaks',
    'bullet1: in the north',
    'number0: and that it is old',
    'paragraph: This paragraph of the list has no sign.',
  ]);
});

it('words that a tracked change took away stay away', () => {
  const read = said('html', page('word-tracked')).join(' ');
  expect(read).toContain('left at ten, its captain says');
  expect(read).toContain('Nobody was on board.');
});

it('what a page strikes out without a track of who did it stays, struck out', () => {
  expect(runs('<h1>A <del>b</del> c</h1>').map(({ text }) => text)).toEqual(['A ', 'b', ' c']);
});

it('a list item of Word’s without words makes no list of what follows', () => {
  const item = `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></p>`;
  expect(said('html', `<h1>Wall</h1>${item}<p>After.</p>`)).toEqual(['headline: Wall', 'paragraph: After.']);
});

it('a bullet that never ends takes no words with it beyond its paragraph', () => {
  const item = `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<p>After.</p>`;
  expect(said('html', `<h1>Wall</h1>${item}`)).toEqual(['headline: Wall', 'paragraph: After.']);
});

it('a link that an office site wrapped leads where it led', () => {
  const wrapped = 'https://www.google.com/url?q=https://council.example.org/a%3Fb%3D1&sa=D&usg=x';
  const [run] = runs(`<h1><a href="${wrapped.replaceAll('&', '&amp;')}">minutes</a></h1>`);
  expect(run?.formats.link).toBe('https://council.example.org/a?b=1');
});

it('a number of Word’s needs no dot, and its seventh heading is one', () => {
  expect(
    said('html', page('word-signs')).filter((block) => /^(?:number|bullet|heading)/u.test(block)),
  ).toEqual([
    'number0: a light on the mole',
    'number1: that turns',
    'number1: that can be seen',
    'bullet0: a bell',
    'bullet1: of bronze',
    'bullet0: a rope',
    'heading3: What they got',
  ]);
});
