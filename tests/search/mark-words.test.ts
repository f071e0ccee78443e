// Where the words that were found stand in a text, and which piece of a long text is shown.
import { expect, test } from 'vitest';
import { readQuery } from '../../server/search/read-query.ts';
import { markWords, passageOf } from '../../server/store/search/mark-words.ts';
import type { Marked } from '../../shared/search.ts';

const marked = ({ text, marks }: Marked): readonly string[] =>
  marks.map(([from, to]) => text.slice(from, to));
const FILLER = 'It went on and on. '.repeat(200);

test.each([
  ['harbour', 'The Harbour of the harbours', ['Harbour', 'harbours']],
  ['"harbour"', 'The Harbour of the harbours', ['Harbour']],
  ['cafe', 'At the cafe\u0301 Café', ['cafe\u0301', 'Café']],
  ['"price of power"', 'The price of power, the power of price', ['price of power']],
  ['price-of-pow', 'The price, of power', ['price, of power']],
  ['a a', 'a a', ['a', 'a']],
  ['zebra', 'The harbour', []],
])('“%s” in “%s”', (query, text, words) => {
  expect(marked(markWords(text, readQuery(query)))).toEqual(words);
});

test('the passage is the one in which most of the terms stand together', () => {
  const text = `The harbour is shut. ${FILLER}The plan for the harbour is delayed. ${FILLER}`;
  const passage = passageOf(text, readQuery('delayed plan harbour'));
  expect(marked(passage)).toEqual(['plan', 'harbour', 'delayed']);
  expect(passage.text.length).toBeLessThanOrEqual(280);
});

test('the passage begins with a whole word, a little before the first mark', () => {
  const { text } = passageOf(`${FILLER}Here it is: harbour. ${FILLER}`, readQuery('harbour'));
  expect(text).toMatch(/^(It|went|on|and|on\.) .*Here it is: harbour\. It went/u);
});

test('a text without the terms shows its beginning', () => {
  expect(passageOf(FILLER, readQuery('zebra'))).toEqual({ text: FILLER.slice(0, 280), marks: [] });
  expect(passageOf('', readQuery('zebra'))).toEqual({ text: '', marks: [] });
});

test('a word that stands everywhere is marked in a fraction of a second', () => {
  const text = 'the '.repeat(50_000);
  const begun = process.cpuUsage();
  expect(passageOf(text, readQuery('t')).marks.length).toBeGreaterThan(50);
  expect(process.cpuUsage(begun).user / 1_000_000).toBeLessThan(0.5);
});
