// Keys around a figure: a picture is chosen before it goes, and no key makes two of one or loses it by the way.
import { NodeSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { splitBlock } from '../../client/editor/enter.ts';
import { chooseFigureAfter, chooseFigureBefore, leaveFigure } from '../../client/editor/figure-keys.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { block } from '../fixtures/articles.ts';
import { Writer } from '../fixtures/writer.ts';

const SRC = `/images/${'a'.repeat(64)}-6x4.png`;
const figure = (caption: string): Block => ({ ...block('figure', caption), src: SRC });

function ann(...blocks: readonly Block[]): Writer {
  const doc = new Y.Doc();
  seedArticle(articleOf(doc), blocks);
  return new Writer('Ann', doc);
}

function lines(writer: Writer): readonly string[] {
  writer.checks();
  return readBlocks(writer.article).map(
    ({ kind, src, runs }) => `${kind}${src ? '!' : ''}: ${runs.map(({ text }) => text).join('')}`,
  );
}

const chosen = ({ state: { selection } }: Writer): string | null =>
  selection instanceof NodeSelection ? selection.node.textContent : null;

describe('Backspace', () => {
  test('behind a figure chooses it, and joins no words to its caption', () => {
    const writer = ann(figure('Cranes'), block('paragraph', 'Then rain.'));
    expect(writer.goesBefore('Then').does(chooseFigureBefore)).toBe(true);
    expect([lines(writer), chosen(writer)]).toEqual([['figure!: Cranes', 'paragraph: Then rain.'], 'Cranes']);
    writer.deletes();
    expect(lines(writer)).toEqual(['paragraph: Then rain.']);
    writer.undo.undo();
    expect(lines(writer)).toEqual(['figure!: Cranes', 'paragraph: Then rain.']);
  });

  test('in an empty paragraph behind a figure takes the paragraph, not the picture', () => {
    const writer = ann(block('paragraph', 'Before.'), figure(''), block('paragraph', ''));
    writer.selects(writer.article.length).does(chooseFigureBefore);
    expect([lines(writer), chosen(writer)]).toEqual([['paragraph: Before.', 'figure!: '], null]);
  });

  test('at the beginning of a caption chooses its picture, also when it stands first', () => {
    const writer = ann(figure('Cranes'), block('paragraph', 'a'));
    writer.goesBefore('Cranes').does(chooseFigureBefore);
    expect([lines(writer)[0], chosen(writer)]).toEqual(['figure!: Cranes', 'Cranes']);
  });

  test('within words, and behind a figure without a picture, is not ours', () => {
    const writer = ann(block('figure', 'Empty'), block('paragraph', 'ab'));
    expect(writer.goesBefore('ab').does(chooseFigureBefore)).toBe(false);
    expect(writer.goesAfter('a').does(chooseFigureBefore)).toBe(false);
  });
});

test('Delete before a figure chooses it', () => {
  const writer = ann(block('paragraph', 'Before.'), figure('Cranes'));
  expect(writer.goesAfter('Before.').does(chooseFigureAfter)).toBe(true);
  expect([lines(writer), chosen(writer)]).toEqual([['paragraph: Before.', 'figure!: Cranes'], 'Cranes']);
});

describe('Enter', () => {
  test('within a caption goes on in a paragraph: one picture stays one', () => {
    const writer = ann(figure('Cranes at dusk'));
    writer.goesAfter('Cranes').does(splitBlock);
    expect(lines(writer)).toEqual(['figure!: Cranes', 'paragraph:  at dusk']);
  });

  test('before a caption makes room above the figure', () => {
    const writer = ann(figure('Cranes'));
    writer.goesBefore('Cranes').does(splitBlock);
    expect(lines(writer)).toEqual(['paragraph: ', 'figure!: Cranes']);
  });

  test('on a chosen figure begins a paragraph behind it', () => {
    const writer = ann(figure('Cranes'), block('paragraph', 'Then.'));
    writer.goesBefore('Then').does(chooseFigureBefore);
    expect(writer.does(leaveFigure)).toBe(true);
    writer.types('x');
    expect(lines(writer)).toEqual(['figure!: Cranes', 'paragraph: x', 'paragraph: Then.']);
  });
});
