// @vitest-environment jsdom
// What is copied: a page that word processors know, text that people can read, and here, pasted again, the same blocks.
import type { Slice } from 'prosemirror-model';
import { AllSelection, type EditorState, Plugin, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openState } from '../../client/editor/binding.ts';
import { copying } from '../../client/editor/copying.ts';
import { docOf } from '../../client/editor/flat.ts';
import { pasting } from '../../client/editor/paste.ts';
import { markerOf } from '../../client/editor/schema.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articleOf } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { actAtRandom } from '../fixtures/acts.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';
import { Chance } from '../fixtures/chance.ts';
import { FLAGGED, FlaggedWords } from '../fixtures/flagged-words.ts';
import { randomArticle } from '../fixtures/random-article.ts';
import { Writer } from '../fixtures/writer.ts';

const open: EditorView[] = [];
let caught: Slice | null = null;
/** Holds what would be pasted. */
const catching = new Plugin({
  props: {
    handlePaste: (_view, _event, slice) => {
      caught = slice;
      return true;
    },
  },
});

afterEach(() => {
  for (const view of open.splice(0)) view.destroy();
});

function viewOf(state: EditorState): EditorView {
  const plugins = [copying(), catching, pasting(() => undefined)];
  const view = new EditorView(null, { state: state.reconfigure({ plugins }) });
  open.push(view);
  return view;
}

function editor(blocks: readonly Block[]): EditorView {
  const article = articleOf(new Y.Doc());
  seedArticle(article, blocks);
  return viewOf(openState(article));
}

function selects(view: EditorView, from: number, to: number): void {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
}

function selectsAll(view: EditorView): void {
  view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)));
}

/** As the browser's clipboard holds it. */
function copied(view: EditorView): { readonly html: string; readonly text: string } {
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  return { html: dom.innerHTML, text };
}

/** As this editor understands it. */
function pasted(view: EditorView, { html }: { readonly html: string }): Slice {
  caught = null;
  view.pasteHTML(html, Object.assign(new Event('paste'), { clipboardData: null }));
  if (!caught) throw new Error('Nothing was pasted.');
  return caught;
}

/** What others see: without what is there for us. */
const seen = (html: string): string => html.replaceAll(/ data-[\w-]+="[^"]*"/gu, '');

test('a copied article is a page of headings, nested lists, quotes and rules', () => {
  const view = editor(HARBOUR);
  selectsAll(view);
  expect(seen(copied(view).html)).toBe(
    [
      '<h1>Harbour plan delayed again</h1><p>The council wants another year.</p><p>By Ines Aalto</p>',
      '<p>Senior officials said on Tuesday that the harbour would not reopen before spring 😀.</p>',
      '<h2>What it costs</h2><p>Nobody knows. “It is more than we thought,” one of them said.</p>',
      '<ul><li>twelve cranes<ul><li>two of them new</li></ul></li></ul><hr>',
      '<blockquote><p>We were told it was safe.</p></blockquote>',
    ].join(''),
  );
});

test('and text with its bullets and numbers', () => {
  const number = (text: string, indent: 0 | 1) => block('number', text, { indent });
  const view = editor([
    block('headline', 'Quay'),
    number('one', 0),
    number('a', 1),
    number('two', 0),
    block('paragraph', 'End'),
  ]);
  selectsAll(view);
  const { html, text } = copied(view);
  expect(text).toBe('Quay\n\n1. one\n  1. a\n2. two\n\nEnd');
  expect(seen(html)).toBe('<h1>Quay</h1><ol><li>one<ol><li>a</li></ol></li><li>two</li></ol><p>End</p>');
});

test('a few words out of a heading or an item are words elsewhere; all of them are a heading, an item', () => {
  const view = editor([
    block('heading', 'What it costs', { level: 3 }),
    block('bullet', 'twelve cranes', { indent: 2 }),
  ]);
  selects(view, 3, 6);
  expect([seen(copied(view).html), copied(view).text]).toEqual(['<span>at </span>', 'at ']);
  selects(view, 1, 14);
  expect(seen(copied(view).html)).toBe('<h3>What it costs</h3>');
  selects(view, 16, 29);
  expect([seen(copied(view).html), copied(view).text]).toEqual([
    '<ul><li>twelve cranes</li></ul>',
    '• twelve cranes',
  ]);
});

test('a picture is copied as itself, under an address that leads there from elsewhere', () => {
  const ours = block('figure', 'The quay.', { src: '/pictures/a.png', alt: 'Cranes' });
  const theirs = block('figure', '', { src: 'https://example.org/b.jpg' });
  const view = editor([ours, theirs]);
  selectsAll(view);
  const copy = copied(view);
  expect(seen(copy.html)).toBe(
    `<figure><img src="${location.origin}/pictures/a.png" alt="Cranes"><figcaption>The quay.</figcaption></figure><figure><img src="https://example.org/b.jpg" alt=""><figcaption></figcaption></figure>`,
  );
  expect(pasted(view, copy).content.toJSON()).toEqual(docOf([ours, theirs]).content.toJSON());
});

test('whatever is copied from any article, in whole or in part, is pasted as it was', () => {
  const first = Number(process.env['GALLEY_SEED'] ?? Math.floor(Math.random() * 1e9));
  for (let seed = first; seed < first + 25 * Number(process.env['GALLEY_RUNS'] ?? 1); seed += 1) {
    const chance = new Chance(seed);
    const writer = new Writer('Ann');
    seedArticle(articleOf(writer.doc), randomArticle(chance));
    for (let act = 0; act < 20; act += 1) actAtRandom(writer, chance);
    const view = viewOf(writer.state);
    selectsAll(view);
    for (let tries = 0; tries < 12; tries += 1) {
      if (view.state.selection.empty) continue;
      const slice = view.state.selection.content();
      expect(told(pasted(view, copied(view))), `seed ${seed}, part ${tries}`).toEqual(told(slice));
      const size = view.state.doc.content.size;
      selects(view, chance.below(size), chance.below(size));
    }
  }
});

/** Blocks by what their markers mean; whether the first has one of its own is for the article it comes to. */
function told({ content, openStart, openEnd }: Slice): unknown {
  const blocks = content.content.map((one) => [markerOf(one), one.content.toJSON()]);
  return { blocks, openStart, openEnd };
}

test.each([
  ['the words', FLAGGED],
  [
    'words around them, over two paragraphs',
    `${FLAGGED} had been seen near the old mill before dawn.\nA third`,
  ],
])('a flag goes with its words when %s are cut and pasted by way of the clipboard', (_, words) => {
  const scene = new FlaggedWords();
  const { ann } = scene;
  const view = viewOf(ann.finds(words).state);
  const copy = copied(view);
  ann.deletes();
  expect(scene.places().ann.state).toBe('orphaned');
  ann.goesAfter('Closing paragraph');
  ann.dispatch(ann.state.tr.replaceSelection(pasted(view, copy)));
  for (const place of Object.values(scene.places()))
    expect(place).toMatchObject({ state: 'placed', words: FLAGGED });
});
