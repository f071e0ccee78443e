// Where one's own selection goes while others work. The first two were found by the random tests.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { setKind, toggleFormat } from '../../client/editor/commands.ts';
import { splitBlock } from '../../client/editor/enter.ts';
import { joinBackward } from '../../client/editor/join.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { block } from '../fixtures/articles.ts';
import { Writer } from '../fixtures/writer.ts';

function together(): { readonly ann: Writer; readonly bob: Writer } {
  const start = new Y.Doc();
  seedArticle(articleOf(start), [
    block('headline', 'Harbour'),
    block('paragraph', 'one two three'),
    block('paragraph', 'four five six'),
  ]);
  const [ann, bob] = ['Ann', 'Bob'].map((name) => {
    const doc = new Y.Doc();
    articleOf(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
    return new Writer(name, doc);
  });
  if (!ann || !bob) throw new Error('Two were asked for.');
  bob.doc.on('update', (update: Uint8Array) => Y.applyUpdate(ann.doc, update, bob));
  return { ann, bob };
}

function selected({ state }: Writer): string {
  return state.doc.textBetween(state.selection.from, state.selection.to, '\n', '\n');
}

test('a selection that begins in a first block which a colleague takes away keeps its other words', () => {
  const { ann, bob } = together();
  ann.selects(3, ann.words.indexOf(' five'));
  bob.dispatch(bob.state.tr.delete(0, bob.state.doc.child(0).nodeSize));
  expect(selected(ann)).toBe('one two three\nfour');
  ann.checks();
});

test('a selection that begins in text before the first marker keeps its other words when that text goes', () => {
  const { ann, bob } = together();
  bob.article.delete(0, 1);
  ann.selects(2, ann.words.indexOf(' five'));
  expect(ann.state.doc.child(0).attrs.implicit).toBe(true);
  bob.article.delete(0, 'Harbour'.length);
  expect(selected(ann)).toBe('one two three\nfour');
  expect(ann.state.doc.childCount).toBe(2);
  ann.checks();
});

test('a selection goes on holding its words whatever stands round them', () => {
  const { ann, bob } = together();
  ann.finds('two');
  bob.goesBefore('one').types('zero ');
  bob.goesBefore('two').does(splitBlock);
  bob.does(setKind('quote'));
  bob.goesAfter('two').types('!').does(splitBlock);
  expect(selected(ann)).toBe('two');
  bob.goesBefore('two').does(joinBackward);
  expect(selected(ann)).toBe('two');
  ann.checks();
});

test('a caret whose words a colleague deletes stands where they stood', () => {
  const { ann, bob } = together();
  ann.goesBefore('wo');
  bob.finds('two ').deletes();
  ann.types('2 ');
  expect(ann.words).toContain('one 2 three');
});

test('the format chosen for the next letter outlives what others do', () => {
  const { ann, bob } = together();
  ann.goesAfter('two').does(toggleFormat('bold'));
  bob.goesBefore('six').types('5½ ');
  ann.types('!');
  expect(readBlocks(ann.article)[1]?.runs[1]).toEqual({ text: '!', formats: { bold: true } });
});
