// A thread's words as one act cut them, with all that was cut beside them.
import type * as Y from 'yjs';
import type { Anchor } from '../../shared/article/anchor.ts';
import { type FlatArticle, spotOf } from '../../shared/article/flat-article.ts';
import type { LocalAct, Stretch } from './local-act.ts';

export type CutWords = {
  readonly words: string;
  /** The whole stretch that was cut, and where in it the words begin. */
  readonly with: string;
  readonly at: number;
};

/** What an act cut of an anchor's words; null when it cut none, or in pieces. */
export function cutOf(flat: FlatArticle, anchor: Anchor, act: LocalAct): CutWords | null {
  const [first, last] = anchor.tight;
  const [start, end] = [spotOf(flat, first)?.item, spotOf(flat, last)?.item];
  const found: { stretch: Stretch; from: number; to: number }[] = [];
  for (let item: Y.Item | null = start ?? null; item !== null && end; item = item.right) {
    const cut = act.cutItems.get(item);
    if (cut) {
      const from = cut.at + (item === start ? first.clock - item.id.clock : 0);
      const to = cut.at + (item === end ? last.clock + 1 - item.id.clock : item.length);
      found.push({ stretch: cut.stretch, from, to });
    }
    if (item === end) break;
  }
  const [begin] = found;
  const finish = found.at(-1);
  if (!begin || !finish || begin.stretch !== finish.stretch) return null;
  const { text } = begin.stretch;
  return { words: text.slice(begin.from, finish.to), with: text, at: begin.from };
}
