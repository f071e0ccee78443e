// Other words in the place of these, touching as few characters as can be: what both have in common stays, and with it
// the flags that stand on it.
import type { Transaction } from 'prosemirror-state';
import type { Hit } from './find-words.ts';
import { inlineNodes } from './flat.ts';
import { formatsOf } from './schema.ts';

/** The new words look as the first of the old ones did. Does nothing when they are the same. */
export function replaceWords(tr: Transaction, { from, to }: Hit, by: string): Transaction {
  const before = tr.doc.textBetween(from, to, undefined, '\n');
  const start = commonStart(before, by);
  const end = commonEnd(before.slice(start), by.slice(start));
  const first = tr.doc.resolve(from).nodeAfter;
  const words = by.slice(start, by.length - end);
  if (before === by || !first) return tr;
  return tr.replaceWith(from + start, to - end, [...inlineNodes(words, formatsOf(first))]);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  for (const sign of a) {
    if (!b.startsWith(sign, length)) break;
    length += sign.length;
  }
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  for (const sign of [...a].reverse()) {
    if (!b.endsWith(sign, b.length - length)) break;
    length += sign.length;
  }
  return length;
}
