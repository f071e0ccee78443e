// @vitest-environment jsdom
// Find and replace, on the real view, binding and undo.
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Binding, openState } from '../../client/editor/binding.ts';
import { findWords, type Sought } from '../../client/editor/find-words.ts';
import { Finder } from '../../client/editor/finder.ts';
import { finding } from '../../client/editor/finding.ts';
import { docOf } from '../../client/editor/flat.ts';
import { Republisher } from '../../client/editor/republish.ts';
import { Undo } from '../../client/editor/undo.ts';
import { anchorAt, resolve } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { flatArticle } from '../../shared/article/flat-article.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import { block } from '../fixtures/articles.ts';

const plain = { exactCase: false, wholeWords: false };

function found(blocks: readonly Block[], sought: Sought): readonly string[] {
  const doc = docOf(blocks);
  return findWords(doc, sought).map(({ from, to }) => doc.textBetween(from, to, undefined, '\n'));
}

describe('what is sought', () => {
  const harbour = [block('paragraph', 'The Harbour, the harbours and the harbour’s “quay”.')];

  it('is found whatever its capitals, unless they are asked for', () => {
    expect(found(harbour, { words: 'harbour', ...plain })).toEqual(['Harbour', 'harbour', 'harbour']);
    expect(found(harbour, { ...plain, words: 'Harbour', exactCase: true })).toEqual(['Harbour']);
  });

  it('is found as a whole word only, where that is asked for, in any alphabet', () => {
    expect(found(harbour, { ...plain, words: 'harbour', wholeWords: true })).toEqual(['Harbour', 'harbour']);
    const greek = [block('paragraph', 'το λιμάνι, λιμάνια, café cafétéria')];
    expect(found(greek, { ...plain, words: 'λιμάνι', wholeWords: true })).toEqual(['λιμάνι']);
    expect(found(greek, { ...plain, words: 'café', wholeWords: true })).toEqual(['café']);
  });

  it('is found as it is printed though it is typed on a keyboard', () => {
    expect(found(harbour, { words: '"quay"', ...plain })).toEqual(['“quay”']);
    expect(found(harbour, { words: "harbour's", ...plain })).toEqual(['harbour’s']);
    expect(found([block('paragraph', '12\u00a0000–15\u00a0000')], { words: '12 000-15', ...plain })).toEqual([
      '12\u00a0000–15',
    ]);
  });

  it('is words, never a pattern', () => {
    const signs = [block('paragraph', 'Is it (a+b)*c, [x] or $1.50?')];
    for (const words of ['(a+b)*c', '[x]', '$1.50?', '.'])
      expect(found(signs, { words, ...plain })).toEqual([words]);
    expect(found(signs, { words: '', ...plain })).toEqual([]);
  });

  it('is found over formats and line breaks, never over the end of a block', () => {
    const bold = {
      kind: 'paragraph',
      runs: [
        { text: 'ha', formats: { bold: true } },
        { text: 'rbour\nquay', formats: {} },
      ],
    } as const;
    expect(found([bold, block('paragraph', 'gate')], { words: 'harbour quay', ...plain })).toEqual([
      'harbour\nquay',
    ]);
    expect(found([bold, block('paragraph', 'gate')], { words: 'quaygate', ...plain })).toEqual([]);
  });
});

describe('replacing', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  function edits(...blocks: readonly Block[]) {
    const article = articleOf(new Y.Doc());
    seedArticle(article, blocks);
    const view: EditorView = new EditorView(document.createElement('div'), {
      state: openState(article, [finding(() => finder.viewChanged())]),
      dispatchTransaction: (tr) => binding.dispatch(tr),
    });
    const binding = new Binding({ article, host: view });
    const undo = new Undo(binding, view);
    const finder: Finder = new Finder({ view, beginAct: () => undo.manager.stopCapturing(), show: () => {} });
    let transactions = 0;
    article.doc?.on('afterTransaction', ({ origin }) => {
      if (origin === binding) transactions += 1;
    });
    open.push(() => {
      undo.close();
      binding.close();
      view.destroy();
    });
    const words = (): string =>
      readBlocks(article)
        .map((one) => one.runs.map((run) => run.text).join(''))
        .join('|');
    const raised = (on: string) => {
      const from = flatArticle(article).text.indexOf(on);
      const anchor = anchorAt(article, from, from + on.length);
      if (!anchor) throw new Error('The words are there.');
      return anchor;
    };
    return { article, view, binding, undo, finder, words, raised, count: () => transactions };
  }

  it('everywhere is one transaction a place, and one act to undo', () => {
    const ann = edits(
      block('headline', 'Port of call'),
      block('paragraph', 'The port, the Port and a passport.'),
    );
    ann.finder.seek({ ...plain, words: 'port', wholeWords: true });
    expect(ann.finder.found.get()).toEqual({ hits: 3, at: -1 });
    expect(ann.finder.replaceAll('haven')).toBe(3);
    expect([ann.words(), ann.count()]).toEqual(['haven of call|The haven, the haven and a passport.', 3]);
    expect(ann.finder.found.get().hits).toBe(0);
    ann.undo.undo();
    expect(ann.words()).toBe('Port of call|The port, the Port and a passport.');
  });

  it('by words that hold what is sought ends', () => {
    const ann = edits(block('paragraph', 'a port, a port'));
    ann.finder.seek({ words: 'port', ...plain });
    ann.finder.replaceAll('port port');
    expect(ann.words()).toBe('a port port, a port port');
  });

  it('one place goes on to the next, round the end', () => {
    const ann = edits(block('paragraph', 'one two one two one'));
    ann.finder.seek({ words: 'one', ...plain });
    ann.finder.replace('1');
    expect([ann.words(), ann.finder.found.get()]).toEqual(['one two one two one', { hits: 3, at: 0 }]);
    ann.finder.replace('1');
    expect([ann.words(), ann.finder.found.get()]).toEqual(['1 two one two one', { hits: 2, at: 0 }]);
    ann.finder.go(-1);
    expect(ann.finder.found.get().at).toBe(1);
    ann.finder.go(1);
    expect(ann.finder.found.get().at).toBe(0);
  });

  it('keeps the looks of the words, and the rest of the article', () => {
    const article = {
      kind: 'paragraph',
      runs: [
        { text: 'the ', formats: {} },
        { text: 'old port', formats: { bold: true } },
      ],
    } as const;
    const ann = edits(article);
    ann.finder.seek({ words: 'port', ...plain });
    ann.finder.replaceAll('quay');
    expect(readBlocks(ann.article)[0]?.runs).toEqual([
      { text: 'the ', formats: {} },
      { text: 'old quay', formats: { bold: true } },
    ]);
  });

  it('inside a flag leaves the flag on its sentence; the whole of it shows then and now', () => {
    const ann = edits(block('paragraph', 'It cost 12 million. The colours were 1904 red.'));
    const inside = ann.raised('The colours were 1904 red.');
    const whole = ann.raised('12');
    ann.finder.seek({ words: 'colours', ...plain });
    ann.finder.replaceAll('colors');
    ann.finder.seek({ words: '12', ...plain });
    ann.finder.replaceAll('15');
    expect(resolve(ann.article, inside)).toMatchObject({
      state: 'placed',
      words: 'The colors were 1904 red.',
    });
    // The common figure stays, so the flag still stands on a character it was raised on.
    expect(resolve(ann.article, whole)).toMatchObject({ words: '15' });
  });

  it('by words that hold the flagged ones leaves the flag on those', () => {
    const ann = edits(block('paragraph', 'The minister spoke. The minister left.'));
    const anchor = ann.raised('minister');
    const moved: unknown[] = [];
    const republisher = new Republisher({
      article: ann.article,
      origins: [ann.binding, ann.undo.manager],
      threads: () => [{ id: 1 as never, anchor, words: 'minister' }],
      onMoved: (told) => moved.push(...told),
    });
    ann.finder.seek({ words: 'minister', ...plain });
    ann.finder.replaceAll('the acting minister');
    republisher.close();
    expect(resolve(ann.article, anchor)).toMatchObject({ state: 'placed' });
    expect(ann.words()).toBe('The the acting minister spoke. The the acting minister left.');
    expect(moved).toEqual([]);
  });

  it('follows what a colleague writes meanwhile', () => {
    const ann = edits(block('paragraph', 'a port'));
    ann.finder.seek({ words: 'port', ...plain });
    ann.article.insert(1, 'the port and ', {});
    expect(ann.finder.found.get().hits).toBe(2);
  });
});
