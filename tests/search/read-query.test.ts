// What is typed into the search box, read as words to find.
import { expect, test } from 'vitest';
import { readQuery } from '../../server/search/read-query.ts';

/** `a b | c…`: terms apart, a begun word with an ellipsis. */
const read = (query: string): string =>
  readQuery(query)
    .map(({ words, isBegun }) => words.join(' ') + (isBegun ? '…' : ''))
    .join(' | ');

test.each([
  ['harbour', 'harbour…'],
  ['harbour plan', 'harbour | plan…'],
  ['  harbour   plan ', 'harbour | plan…'],
  ['"harbour plan"', 'harbour plan'],
  ['“harbour plan” delayed', 'harbour plan | delayed…'],
  ['„Hafenplan verzögert“', 'Hafenplan verzögert'],
  ['"harbour plan', 'harbour plan…'],
  ['harbour "plan delayed" again', 'harbour | plan delayed | again…'],
  ['"a" "b"', 'a | b'],
  ['"a" "b', 'a | b…'],
  ['well-known', 'well known…'],
  ['harbour’s plan', 'harbour s | plan…'],
  ['text:harbour', 'text harbour…'],
  ['plan*', 'plan…'],
  ['"plan"*', 'plan'],
  ['""', ''],
  ['"', ''],
  ['*^(){}', ''],
  ['\u0301', ''],
  ['', ''],
])('“%s” is read as “%s”', (query, terms) => {
  expect(read(query)).toBe(terms);
});

test('no more terms are read than anybody means', () => {
  expect(readQuery('a '.repeat(100))).toHaveLength(12);
});
