/** Plain text: what is a paragraph, what the headline, what the byline. */
import { expect, test } from 'vitest';
import { said } from './reading.ts';

const STORY = 'The bridge over the Elm reopens on Monday after two years of work.';

test('blank lines part paragraphs, and a short first line without a stop is the headline', () => {
  expect(said('text', `Bridge reopens\n\n${STORY}\n\n\nThe mayor cut the ribbon.`)).toEqual([
    'headline: Bridge reopens',
    `paragraph: ${STORY}`,
    'paragraph: The mayor cut the ribbon.',
  ]);
});

test.each([
  ['a full stop', 'The bridge reopens.'],
  ['a question mark', 'Who paid for the bridge?'],
  ['an exclamation mark', 'Open at last!'],
  ['an ellipsis', 'And then …'],
  ['a stop before a closing quote mark', '“We are done.”'],
  ['a stop before a straight quote mark', `"We are done."`],
  ['a stop before quote mark and bracket', '(“Who paid?”)'],
  ['more than 120 characters', `${'a very long line '.repeat(7)}ab`],
])('a first line with %s is no headline', (_, line) => {
  expect(said('text', `${line}\n\n${STORY}`)).toEqual([`paragraph: ${line}`, `paragraph: ${STORY}`]);
});

test.each([
  ['120 characters', 'x'.repeat(120)],
  ['120 characters beyond the first plane', '🌉'.repeat(120)],
  ['a quoted ending without a stop', 'Mayor calls bridge “a scandal”'],
  ['a colon', 'What we know so far:'],
])('a first line with %s is a headline', (_, line) => {
  expect(said('text', `${line}\n\n${STORY}`)[0]).toBe(`headline: ${line}`);
});

test('without blank lines every line is a paragraph', () => {
  expect(said('text', 'Bridge reopens\nThe work took two years.\nIt cost four million.')).toEqual([
    'headline: Bridge reopens',
    'paragraph: The work took two years.',
    'paragraph: It cost four million.',
  ]);
});

test('a narrow page is unwrapped', () => {
  const wrapped = `Bridge reopens

The bridge over the Elm reopens on Monday after two years of
work. It was closed when an inspector found cracks in three of
the piers.

"We are glad," the mayor said.`;
  expect(said('text', wrapped)).toEqual([
    'headline: Bridge reopens',
    'paragraph: The bridge over the Elm reopens on Monday after two years of work. It was closed when an inspector found cracks in three of the piers.',
    'paragraph: "We are glad," the mayor said.',
  ]);
});

test('lines that were broken on purpose stay apart', () => {
  const listed = `Bridge reopens\nBy Ann Lee\n\n${STORY}\n\nThe figures:\n- two years\n- four million\n1. open\n2. closed`;
  expect(said('text', listed)).toEqual([
    'headline: Bridge reopens',
    'byline: By Ann Lee',
    `paragraph: ${STORY}`,
    'paragraph: The figures:',
    'paragraph: - two years',
    'paragraph: - four million',
    'paragraph: 1. open',
    'paragraph: 2. closed',
  ]);
});

test.each([
  'By Ann Lee',
  'By ANN LEE and BOB MARSH',
  'BY ANN LEE',
  'by Ann de la Cruz, City Desk',
  'By: Zoë Öztürk',
  'By Samuel Marsh Jr.',
])('“%s” near the top is the byline', (line) => {
  expect(said('text', `Bridge reopens\n\n${line}\n\n${STORY}`)[1]).toBe(`byline: ${line}`);
});

test.each([
  'By Monday the bridge will be open.',
  'By the river, people waited',
  'By Monday, everybody who had waited for two years to cross the river again was there to see it',
  'Bye',
])('“%s” is no byline', (line) => {
  expect(said('text', `Bridge reopens\n\n${line}\n\n${STORY}`)[1]).toBe(`paragraph: ${line}`);
});

test('a line that begins with By further down is no byline', () => {
  const paragraphs = Array.from({ length: 4 }, () => STORY).join('\n\n');
  expect(said('text', `Bridge reopens\n\n${paragraphs}\n\nBy Ann Lee`).at(-1)).toBe('paragraph: By Ann Lee');
});

test('marks of order, line breaks of every system and spaces of every kind become plain ones', () => {
  expect(
    said('text', '\ufeffBridge\u00a0reopens\r\n\r\nFour\u202fmillion\r\rAnd\u2029Two\u0085Years'),
  ).toEqual([
    'headline: Bridge reopens',
    'paragraph: Four million',
    'paragraph: And',
    'paragraph: Two',
    'paragraph: Years',
  ]);
});

test('what nobody sees is gone, but what joins letters and emoji stays', () => {
  expect(said('text', `in\u00advisi\u200bble\u2060 \u202eletters`)).toEqual(['headline: invisible letters']);
  expect(said('text', '👩‍👩‍👧 می‌خواهم')).toEqual(['headline: 👩‍👩‍👧 می‌خواهم']);
});

test('half of a surrogate pair is replaced', () => {
  expect(said('text', `a \ud83c bridge ${'and more '.repeat(20)}`)[0]).toContain('a \ufffd bridge');
});
