// What keys and signs do, one scene each.
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { indentBy, insertRule, setKind, setLink, toggleList } from '../../client/editor/commands.ts';
import { softBreak, splitBlock } from '../../client/editor/enter.ts';
import { joinBackward, joinForward } from '../../client/editor/join.ts';
import { moveBlock } from '../../client/editor/move-block.ts';
import { schema } from '../../client/editor/schema.ts';
import { Undo } from '../../client/editor/undo.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { UPDATE_LIMIT } from '../../shared/protocol.ts';
import { block } from '../fixtures/articles.ts';
import { Writer } from '../fixtures/writer.ts';

function ann(...blocks: readonly Block[]): Writer {
  const doc = new Y.Doc();
  seedArticle(articleOf(doc), blocks);
  return new Writer('Ann', doc);
}

/** What stands in the article, a line each. */
function lines(writer: Writer): readonly string[] {
  writer.checks();
  return readBlocks(writer.article).map((one) => {
    const depth = one.level ?? one.indent ?? '';
    return `${one.implicit ? 'implicit ' : ''}${one.kind}${depth}: ${one.runs.map((run) => run.text).join('')}`;
  });
}

describe('Enter', () => {
  test('goes from headline to standfirst to byline to paragraph', () => {
    const writer = ann(block('headline', 'Head'));
    writer.goesAfter('Head').does(splitBlock);
    writer.types('Stand').does(splitBlock);
    writer.types('By Ann').does(splitBlock);
    writer.types('Text').does(splitBlock);
    expect(lines(writer)).toEqual([
      'headline: Head',
      'standfirst: Stand',
      'byline: By Ann',
      'paragraph: Text',
      'paragraph: ',
    ]);
  });

  test('begins a paragraph after a heading, and leaves a heading with its words when pressed before them', () => {
    const writer = ann(block('heading', 'Costs', { level: 3 }));
    writer.goesAfter('Costs').does(splitBlock);
    writer.goesBefore('Costs').does(splitBlock);
    expect(lines(writer)).toEqual(['paragraph: ', 'heading3: Costs', 'paragraph: ']);
  });

  test('in an empty bullet ends the list', () => {
    const writer = ann(block('bullet', 'one', { indent: 0 }));
    writer.goesAfter('one').does(splitBlock);
    writer.does(splitBlock);
    expect(lines(writer)).toEqual(['bullet0: one', 'paragraph: ']);
  });

  test('replaces what is selected, across blocks', () => {
    const writer = ann(block('paragraph', 'one two'), block('quote', 'three four'));
    writer.selects(5, 14).does(splitBlock);
    expect(lines(writer)).toEqual(['paragraph: one ', 'paragraph:  four']);
  });

  test('with Shift breaks the line inside the block', () => {
    const writer = ann(block('paragraph', 'onetwo'));
    writer.goesBefore('two').does(softBreak);
    expect(lines(writer)).toEqual(['paragraph: one\ntwo']);
  });
});

describe('Backspace and Delete', () => {
  test('after an empty headline take it away and leave the paragraph one', () => {
    const writer = ann(block('headline', ''), block('paragraph', 'text'));
    writer.goesBefore('text').does(joinBackward);
    expect(lines(writer)).toEqual(['paragraph: text']);
  });

  test('in an empty headline take it away too', () => {
    const writer = ann(block('headline', ''), block('paragraph', 'text'));
    writer.selects(1).does(joinForward);
    writer.types('>');
    expect(lines(writer)).toEqual(['paragraph: >text']);
  });

  test('join two blocks', () => {
    const writer = ann(block('paragraph', 'one'), block('quote', 'two'), block('quote', 'three'));
    writer.goesBefore('two').does(joinBackward);
    writer.goesAfter('onetwo').does(joinForward);
    expect(lines(writer)).toEqual(['paragraph: onetwothree']);
  });

  test('lead a list item out step by step', () => {
    const writer = ann(block('bullet', 'x', { indent: 1 }));
    writer.goesBefore('x');
    for (const line of ['bullet0: x', 'paragraph: x']) {
      writer.does(joinBackward);
      expect(lines(writer)).toEqual([line]);
    }
  });
});

describe('a selection of blocks', () => {
  test('takes on a kind, and lists toggle', () => {
    const writer = ann(block('paragraph', 'a'), block('heading', 'b', { level: 2 }));
    writer.selects(1, 4).does(toggleList('number'));
    expect(lines(writer)).toEqual(['number0: a', 'number0: b']);
    writer.does(indentBy(1));
    writer.does(toggleList('bullet'));
    expect(lines(writer)).toEqual(['bullet1: a', 'bullet1: b']);
    writer.does(toggleList('bullet'));
    expect(lines(writer)).toEqual(['paragraph: a', 'paragraph: b']);
    writer.does(setKind('heading', 3));
    expect(lines(writer)).toEqual(['heading3: a', 'heading3: b']);
  });

  test('leaves Tab to the page where there is no list', () => {
    expect(ann(block('paragraph', 'a')).selects(1).does(indentBy(1))).toBe(false);
  });

  test('moves up and down with its caret', () => {
    const writer = ann(block('headline', 'one'), block('paragraph', 'two'), block('paragraph', 'three'));
    writer.goesBefore('hree').does(moveBlock('up'));
    expect(lines(writer)).toEqual(['headline: one', 'paragraph: three', 'paragraph: two']);
    expect(writer.state.selection.$from.parent.textContent).toBe('three');
    expect(writer.state.selection.$from.parentOffset).toBe(1);
    writer.does(moveBlock('up'));
    expect(writer.does(moveBlock('up'))).toBe(false);
    writer.does(moveBlock('down'));
    expect(lines(writer)).toEqual(['headline: one', 'paragraph: three', 'paragraph: two']);
  });
});

describe('words', () => {
  test('become a link and lose it', () => {
    const writer = ann(block('paragraph', 'see here'));
    expect(writer.finds('here').does(setLink('javascript:1'))).toBe(false);
    writer.does(setLink('https://example.org/'));
    expect(readBlocks(writer.article)[0]?.runs).toHaveLength(2);
    writer.goesBefore('re').does(setLink(null));
    expect(readBlocks(writer.article)[0]?.runs).toEqual([{ text: 'see here', formats: {} }]);
  });

  test('that would leave half a character are refused', () => {
    const writer = ann(block('paragraph', 'a😀b'));
    const { tr, doc } = writer.state;
    writer.dispatch(tr.delete(2, 3));
    expect(lines(writer)).toEqual(['paragraph: a😀b']);
    writer.dispatch(writer.state.tr.setSelection(TextSelection.create(doc, 3)).insertText('x'));
    expect(lines(writer)).toEqual(['paragraph: a😀b']);
  });
});

test('a rule is set below the caret’s block, with a paragraph to go on in', () => {
  const writer = ann(block('paragraph', 'a'));
  writer.goesAfter('a').does(insertRule);
  writer.types('b');
  expect(lines(writer)).toEqual(['paragraph: a', 'rule: ', 'paragraph: b']);
});

test('opening an article writes nothing, and the first act in an empty one gives it a marker', () => {
  const writer = new Writer('Ann');
  expect(writer.article.length).toBe(0);
  expect(lines(writer)).toEqual(['implicit paragraph: ']);
  writer.types('a');
  expect(lines(writer)).toEqual(['paragraph: a']);
  writer.undo.undo();
  expect(lines(writer)).toEqual(['implicit paragraph: ']);
});

test('undo brings the selection back', () => {
  const writer = ann(block('paragraph', 'one two three'));
  writer.finds('two').deletes();
  writer.goesAfter('three');
  writer.undo.undo();
  const { from, to } = writer.state.selection;
  expect(writer.state.doc.textBetween(from, to)).toBe('two');
});

test('a caret that jumps is a border between two acts', () => {
  const writer = ann(block('paragraph', 'one two'));
  const undo = new Undo(writer.binding, writer.host);
  writer.goesBefore('two').types('a').types('b');
  writer.goesBefore('one').types('c');
  undo.undo();
  expect(lines(writer)).toEqual(['paragraph: one abtwo']);
  undo.undo();
  expect(lines(writer)).toEqual(['paragraph: one two']);
  undo.close();
});

test('a paste larger than an update may be travels in several, and is one act to undo however long it takes', () => {
  const writer = ann(block('paragraph', 'ab'));
  // Each piece takes longer than what makes two acts of two others, and the time may move on in the middle of one: to Yjs it
  // is always later than to us here.
  const undo = new Undo(writer.binding, writer.host, 1);
  vi.spyOn(Date, 'now').mockReturnValue(1);
  onTestFinished(() => void vi.restoreAllMocks());
  const sizes: number[] = [];
  writer.doc.on('update', (update: Uint8Array) => void sizes.push(update.byteLength));
  const paragraphs = Array.from({ length: 2_000 }, (_, index) =>
    schema.node('block', null, schema.text(`${index} ${'日本語😀'.repeat(20)}`, [schema.mark('bold')])),
  );
  writer.goesBefore('b');
  writer.dispatch(writer.state.tr.replaceSelection(new Slice(Fragment.fromArray(paragraphs), 1, 1)));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThan(UPDATE_LIMIT);
  writer.checks();
  undo.undo();
  expect(lines(writer)).toEqual(['paragraph: ab']);
  undo.close();
});
