// Plain text out: what a reader sees, without a mark.
import { expect, test } from 'vitest';
import { readable } from '../../shared/article/readable.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';

const text = (...blocks: Parameters<typeof readable>[0]) => readable(blocks).text;

test('blocks stand apart, the items of a list stand together, with their bullets', () => {
  expect(text(...HARBOUR.slice(5))).toBe(
    'Nobody knows. “It is more than we thought,” one of them said.\n\n• twelve cranes\n  • two of them new\n\n* * *\n\nWe were told it was safe.',
  );
});

test('numbers go on after what stands deeper, and begin anew after anything else', () => {
  const item = (words: string, indent: 0 | 1) => block('number', words, { indent });
  expect(
    text(
      item('one', 0),
      item('a', 1),
      item('b', 1),
      item('two', 0),
      item('a', 1),
      block('paragraph', 'x'),
      item('one', 0),
    ),
  ).toBe('1. one\n  1. a\n  2. b\n2. two\n  1. a\n\nx\n\n1. one');
});

test('bullets between numbers of the same depth are a list of their own', () => {
  const at = (kind: 'number' | 'bullet', words: string) => block(kind, words, { indent: 0 });
  expect(text(at('number', 'one'), at('bullet', 'x'), at('number', 'one'))).toBe('1. one\n• x\n1. one');
});

test('an item is at most one deeper than the one before it', () => {
  expect(
    text(
      block('bullet', 'a', { indent: 2 }),
      block('bullet', 'b', { indent: 0 }),
      block('bullet', 'c', { indent: 3 }),
    ),
  ).toBe('• a\n• b\n  • c');
});

test('a picture is there by its words, and a block without any is not', () => {
  const figure = block('figure', 'The quay.', { src: 'https://example.org/a.jpg', alt: 'Cranes' });
  expect(text(block('paragraph', ' '), figure, block('figure', ''))).toBe('[Picture: Cranes]\nThe quay.');
});
