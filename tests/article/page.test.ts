// @vitest-environment jsdom
// The schema against a page: what is pasted becomes our blocks, what is shown is clean, and typing in a view is written.
import { DOMParser, DOMSerializer } from 'prosemirror-model';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Binding, openState } from '../../client/editor/binding.ts';
import { docOf } from '../../client/editor/flat.ts';
import { articleInputRules } from '../../client/editor/input-rules.ts';
import { articleKeymap } from '../../client/editor/keymap.ts';
import { markerOf, schema } from '../../client/editor/schema.ts';
import { Undo } from '../../client/editor/undo.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import type { Quotes } from '../../shared/house-style.ts';
import { block, HARBOUR } from '../fixtures/articles.ts';

const open: EditorView[] = [];
afterEach(() => {
  for (const view of open.splice(0)) view.destroy();
});

function pasted(html: string): readonly string[] {
  const page = document.createElement('div');
  page.innerHTML = html;
  return DOMParser.fromSchema(schema)
    .parse(page)
    .children.map((one) => {
      const { kind, level, indent } = markerOf(one);
      return `${kind}${level ?? indent ?? ''}: ${one.textBetween(0, one.content.size, null, '\n')}`;
    });
}

describe('a pasted page', () => {
  test('keeps headings, quotes, lists and rules', () => {
    expect(
      pasted(`<h1>A</h1><h4>B</h4><p>C<br>D</p><blockquote>E</blockquote><blockquote><p>F</p><p>G</p></blockquote>
        <ul><li>H<ol><li>I</li></ol></li><li><p>J</p></li></ul><hr><div>K</div>`),
    ).toEqual([
      'heading2: A',
      'heading3: B',
      'paragraph: C\nD',
      'quote: E',
      'quote: F',
      'quote: G',
      'bullet0: H',
      'number1: I',
      'bullet0: J',
      'rule: ',
      'paragraph: K',
    ]);
  });

  test('loses scripts, handlers and unsafe addresses', () => {
    const page = document.createElement('div');
    page.innerHTML =
      '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x">b</a><a href="https://example.org/">c</a><b>d</b></p><figure><img src="javascript:x" alt="t"><figcaption>e</figcaption></figure>';
    const doc = DOMParser.fromSchema(schema).parse(page);
    doc.check();
    const shown = document.createElement('div');
    shown.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    expect(shown.innerHTML).toBe(
      '<p data-kind="paragraph">ab<a href="https://example.org/" rel="noopener noreferrer nofollow">c</a><strong>d</strong></p><figure data-kind="figure"><figcaption>e</figcaption></figure>',
    );
  });

  test('of ours comes back as it was', () => {
    const blocks = [...HARBOUR, block('figure', 'Cap', { src: 'https://example.org/a.jpg', alt: 'x' })];
    const page = document.createElement('div');
    page.append(DOMSerializer.fromSchema(schema).serializeFragment(docOf(blocks).content));
    expect(DOMParser.fromSchema(schema).parse(page).toJSON()).toEqual(docOf(blocks).toJSON());
  });
});

test('a link to anywhere else cannot be made', () => {
  expect(() => schema.mark('link', { href: 'javascript:x' })).toThrow('http');
  expect(() => schema.node('block', { kind: 'iframe' })).toThrow('kind');
});

describe('typing', () => {
  test.each([
    ['# ', 'heading2: '],
    ['## ', 'heading3: '],
    ['> ', 'quote: '],
    ['- ', 'bullet0: '],
    ['1. ', 'number0: '],
    ['---', 'rule: '],
  ])('%j at the beginning of a paragraph changes its kind', (typed, line) => {
    expect(linesAfterTyping(typed)[0]).toBe(line);
  });

  test.each([
    ['**a b**', { bold: true }],
    ['*a b*', { italic: true }],
    ['`a b`', { code: true }],
    ['~~a b~~', { strike: true }],
  ])('%j formats the words', (typed, formats) => {
    const { view, article } = editor();
    type(view, `x ${typed}.`);
    expect(readBlocks(article)[0]?.runs).toEqual([
      { text: 'x ', formats: {} },
      { text: 'a b', formats },
      { text: '.', formats: {} },
    ]);
  });

  test('and Backspace at once takes the rule back', () => {
    const { view, article } = editor();
    type(view, '# ');
    press(view, 'Backspace');
    expect(lines(article)).toEqual(['paragraph: # ']);
  });

  test('in a view is written, and shows what others write', () => {
    const { view, article } = editor();
    type(view, 'Ann');
    article.insert(article.length, ' and Bob', {});
    expect(view.dom.textContent).toBe('Ann and Bob');
    press(view, 'z', { ctrlKey: true });
    expect(lines(article)).toEqual(['paragraph:  and Bob']);
  });
});

function linesAfterTyping(typed: string): readonly string[] {
  const { view, article } = editor();
  type(view, typed);
  return lines(article);
}

describe('what is typed comes out as the house prints it', () => {
  const typed = (quotes: Quotes, text: string): string => {
    const { view, article } = editor(quotes);
    type(view, text);
    return lines(article).join('|').replace('paragraph: ', '');
  };

  test.each([
    ['english', '“It’s ‘so’,” she said – (“or not”)…'],
    ['german', '„It’s ‚so‘,“ she said – („or not“)…'],
    ['swiss', '«It’s ‹so›,» she said – («or not»)…'],
    ['french', '«\u00a0It’s ‹\u00a0so\u00a0›,\u00a0» she said – («\u00a0or not\u00a0»)…'],
    ['nordic', '”It’s ’so’,” she said – (”or not”)…'],
    ['typed', `"It's 'so'," she said -- ("or not")...`],
  ] as const)('%s', (quotes, printed) => {
    expect(typed(quotes, `"It's 'so'," she said -- ("or not")...`)).toBe(printed);
  });

  test('Backspace gives back what was typed, and three dashes are still a rule', () => {
    const { view, article } = editor('english');
    type(view, 'a "');
    press(view, 'Backspace');
    expect(lines(article)).toEqual(['paragraph: a "']);
    expect(typed('english', '---')).toBe('rule: |');
  });

  test('code stays as it is typed', () => {
    const { view, article } = editor('english');
    view.dispatch(view.state.tr.addStoredMark(schema.mark('code')));
    type(view, '"a--b"');
    expect(lines(article)).toEqual(['paragraph: "a--b"']);
  });
});

function editor(quotes: Quotes = 'typed'): { readonly view: EditorView; readonly article: Y.Text } {
  const article = articleOf(new Y.Doc());
  seedArticle(article, [block('paragraph', '')]);
  const acts: { undo?: Undo; binding?: Binding } = {};
  const keys = articleKeymap({
    undo: () => acts.undo?.undo() ?? false,
    redo: () => acts.undo?.redo() ?? false,
  });
  const view = new EditorView(document.body.appendChild(document.createElement('div')), {
    state: openState(article, [keys, articleInputRules(() => quotes)]),
    dispatchTransaction: (tr) => acts.binding?.dispatch(tr),
  });
  acts.binding = new Binding({ article, host: view });
  acts.undo = new Undo(acts.binding, view);
  open.push(view);
  return { view, article };
}

function type(view: EditorView, text: string): void {
  for (const character of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(character, from, to);
    const isHandled = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert));
    if (!isHandled) view.dispatch(insert());
  }
}

function press(view: EditorView, key: string, more: KeyboardEventInit = {}): void {
  view.someProp('handleKeyDown', (handle) => handle(view, new KeyboardEvent('keydown', { key, ...more })));
}

function lines(article: Y.Text): readonly string[] {
  return readBlocks(article).map((one) => {
    return `${one.kind}${one.level ?? one.indent ?? ''}: ${one.runs.map((run) => run.text).join('')}`;
  });
}
