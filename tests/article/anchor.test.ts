import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Anchor, anchorAt, resolve, resolveAll } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import { articleOf } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, formats: {} }] });

/** Ann's copy of an article of paragraphs. */
function article(...paragraphs: string[]): Y.Text {
  const text = articleOf(new Y.Doc());
  seedArticle(text, paragraphs.map(paragraph));
  return text;
}

function reading(text: Y.Text): string {
  return (text.toDelta() as { insert: unknown }[])
    .map((op) => (typeof op.insert === 'string' ? op.insert : '\n'))
    .join('');
}

function flagged(text: Y.Text, words: string): Anchor {
  const from = reading(text).indexOf(words);
  const anchor = anchorAt(text, from, from + words.length);
  if (!anchor) throw new Error(`no anchor on ${words}`);
  return anchor;
}

function replace(text: Y.Text, words: string, by: string): void {
  const at = reading(text).indexOf(words);
  text.doc?.transact(() => {
    text.delete(at, words.length);
    if (by) text.insert(at, by, {});
  });
}

/** Bob's copy, with what Ann has so far. */
function copyOf(text: Y.Text): Y.Text {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text.doc ?? doc));
  return articleOf(doc);
}

function exchange(a: Y.Text, b: Y.Text): void {
  if (!a.doc || !b.doc) return;
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
}

const where = (text: Y.Text, anchor: Anchor): string => {
  const place = resolve(text, anchor);
  return place.state === 'orphaned' ? 'orphaned' : `${place.state}: ${place.words}`;
};

describe('an anchor', () => {
  it('holds on to its words while others type around and inside them', () => {
    const text = article('The mayor paid nine million on Tuesday.');
    const anchor = flagged(text, 'nine million');
    text.insert(reading(text).indexOf('nine'), 'almost ', {});
    text.insert(reading(text).indexOf('million'), 'point four ', {});
    expect(where(text, anchor)).toBe('placed: nine point four million');
  });

  it('says changed when other words stand where its words were', () => {
    const text = article('The mayor paid nine million on Tuesday.');
    const anchor = flagged(text, 'nine million');
    replace(text, 'nine million', 'six thousand');
    expect(where(text, anchor)).toBe('changed: six thousand');
  });

  it('shows the whole replacement when it begins with the same letter', () => {
    const text = article('It happened on Tuesday night.');
    const anchor = flagged(text, 'Tuesday');
    replace(text, 'uesday', 'hursday');
    expect(where(text, anchor)).toBe('placed: Thursday');
  });

  it('does not take a new passage for a replacement of its last word', () => {
    const text = article('It happened on Tuesday');
    const anchor = flagged(text, 'on Tuesday');
    replace(
      text,
      'Tuesday',
      'a day that nobody here will forget, for reasons that this paper has told before, and will tell again.',
    );
    expect(where(text, anchor)).toBe('placed: on ');
  });

  it('is orphaned when its words are cut and nothing stands in their place', () => {
    const text = article('The mayor paid nine million on Tuesday.');
    const anchor = flagged(text, ' nine million');
    replace(text, ' nine million', '');
    expect(where(text, anchor)).toBe('orphaned');
  });

  it('comes back when the words come back under new ids, with a colleague’s word typed inside meanwhile', () => {
    const ann = article('The mayor paid nine million on Tuesday.');
    const undo = new Y.UndoManager(ann, { trackedOrigins: new Set(['ann']) });
    const anchor = flagged(ann, 'nine million');
    const bob = copyOf(ann);
    ann.doc?.transact(() => ann.delete(reading(ann).indexOf('nine'), 'nine million'.length), 'ann');
    bob.insert(reading(bob).indexOf('million'), 'x', {});
    exchange(ann, bob);
    expect(where(bob, anchor)).toBe('changed: x');
    undo.undo();
    exchange(ann, bob);
    expect(where(bob, anchor)).toBe(where(ann, anchor));
    expect(resolve(bob, anchor).state).not.toBe('orphaned');
  });

  it('finds its words by their context when everything was written anew', () => {
    const text = article(
      'Officials said the quick brown fox crossed the road yesterday.',
      'A second paragraph.',
    );
    const anchor = flagged(text, 'quick brown fox');
    const words = reading(text).slice(1);
    text.delete(0, text.length);
    text.insert(0, `\n${words}`, {});
    expect(where(text, anchor)).toBe('placed: quick brown fox');
  });

  it('prefers to be orphaned to standing on the wrong sentence', () => {
    const text = article('He said no.', 'She said no.', 'They said no.');
    const anchor = flagged(text, 'said no');
    const words = reading(text);
    text.delete(0, text.length);
    text.insert(0, words.replace('He said no.', 'Silence.'), {});
    expect(where(text, anchor)).toBe('orphaned');
  });

  it('stays in a split, a join and a change of kind, which touch no character', () => {
    const text = article('One two three four.', 'Five.');
    const anchor = flagged(text, 'two three');
    text.insertEmbed(reading(text).indexOf('three'), new Y.Map([['kind', 'paragraph']]), {});
    expect(where(text, anchor)).toBe('placed: two \nthree');
    text.delete(0, 1);
    expect(where(text, anchor)).toBe('placed: two \nthree');
  });

  it('cannot be set on nothing: no characters, no anchor', () => {
    const text = article('One.', 'Two.');
    expect(anchorAt(text, 5, 6)).toBeNull();
    expect(anchorAt(text, 2, 2)).toBeNull();
    expect(anchorAt(text, 0, 5)?.quote).toBe('One.');
  });

  it('resolves the same for many as for one', () => {
    const text = article('The mayor paid nine million on Tuesday.', 'The council knew.');
    const anchors = ['mayor', 'nine million', 'council'].map((words) => flagged(text, words));
    replace(text, 'nine million', 'six thousand');
    expect(resolveAll(text, anchors)).toEqual(anchors.map((anchor) => resolve(text, anchor)));
  });
});
