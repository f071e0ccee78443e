// Rule 3 of the anchors: whoever moves, cuts and pastes, replaces or undoes knows where flagged words went, and says so.
// Only what was cut here is looked for, and only where it can be meant.
import type * as Y from 'yjs';
import { type Anchor, anchorAt, onlyIndexOf, tightRange } from '../../shared/article/anchor.ts';
import { type FlatArticle, flatArticle } from '../../shared/article/flat-article.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { type CutWords, cutOf } from './cut-words.ts';
import { type LocalAct, readAct } from './local-act.ts';
import { restoredRange } from './restored.ts';

export type KnownThread = { readonly id: ThreadId; readonly anchor: Anchor; readonly words: string };
export type MovedThread = { readonly thread: ThreadId; readonly anchor: Anchor };
type Range = { readonly from: number; readonly to: number };

type Parts = {
  readonly article: Y.Text;
  /** Whose transactions are this window's own acts: the binding and the undo manager. */
  readonly origins: readonly unknown[];
  readonly threads: () => readonly KnownThread[];
  /** Called after the update that moved the words was given out, so that both can travel together. */
  readonly onMoved: (moved: readonly MovedThread[]) => void;
};

/** Words shorter than this are found again only where they come back by themselves. */
const UNMISTAKABLE = 24;

export class Republisher {
  readonly #parts: Parts;
  readonly #cut = new Map<ThreadId, CutWords>();
  /** New anchors that the server has not told back yet, and the anchors that they replace. */
  readonly #ahead = new Map<ThreadId, { readonly instead: Anchor; readonly anchor: Anchor }>();
  #moved: MovedThread[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.article.observe(this.#onText);
    parts.article.doc?.on('afterAllTransactions', this.#tell);
  }

  close(): void {
    this.#parts.article.unobserve(this.#onText);
    this.#parts.article.doc?.off('afterAllTransactions', this.#tell);
  }

  readonly #onText = (event: Y.YTextEvent, tr: Y.Transaction): void => {
    if (!this.#parts.origins.includes(tr.origin)) return;
    if (tr.deleteSet.clients.size === 0 && this.#cut.size === 0) return;
    const threads = this.#parts.threads();
    if (threads.length === 0) return;
    const act = readAct(this.#parts.article, event);
    const flat = flatArticle(this.#parts.article);
    for (const thread of threads) this.#follow(thread, act, flat);
  };

  #follow(thread: KnownThread, act: LocalAct, flat: FlatArticle): void {
    const anchor = this.#anchorOf(thread);
    if (tightRange(flat, anchor)) {
      this.#cut.delete(thread.id);
      return;
    }
    const cutNow = cutOf(flat, anchor, act);
    const cut = cutNow ?? this.#cut.get(thread.id);
    if (!cut) return;
    this.#cut.set(thread.id, cut);
    const words = [thread.words, anchor.quote, cut.words];
    const range = restoredRange(flat, anchor, words) ?? foundAgain(cut, act, cutNow !== null);
    const moved = range && anchorAt(this.#parts.article, range.from, range.to);
    if (!moved) return;
    this.#cut.delete(thread.id);
    this.#ahead.set(thread.id, { instead: thread.anchor, anchor: moved });
    this.#moved.push({ thread: thread.id, anchor: moved });
  }

  #anchorOf(thread: KnownThread): Anchor {
    const ahead = this.#ahead.get(thread.id);
    if (ahead && JSON.stringify(ahead.instead) === JSON.stringify(thread.anchor)) return ahead.anchor;
    this.#ahead.delete(thread.id);
    return thread.anchor;
  }

  readonly #tell = (): void => {
    const moved = this.#moved;
    this.#moved = [];
    if (moved.length > 0) this.#parts.onMoved(moved);
  };
}

/**
 * Where cut words came in again. All that was cut with them must have come too; only what is replaced in one act may come
 * back changed, if the words stood in it once and stand in it once.
 */
function foundAgain(cut: CutWords, act: LocalAct, inOneAct: boolean): Range | null {
  const isPlain = inOneAct || cut.with.length >= UNMISTAKABLE;
  const wholes = act.put.flatMap((put) => {
    const at = isPlain ? onlyIndexOf(put.text, cut.with) : put.text === cut.with ? 0 : null;
    return at === null ? [] : [put.from + at + cut.at];
  });
  const [whole] = wholes;
  if (whole !== undefined) return wholes.length === 1 ? { from: whole, to: whole + cut.words.length } : null;
  if (!inOneAct || onlyIndexOf(cut.with, cut.words) === null) return null;
  const all = act.put.filter((put) => put.text.includes(cut.words));
  const [only] = all;
  const at = only && all.length === 1 ? onlyIndexOf(only.text, cut.words) : null;
  return only && at !== null ? { from: only.from + at, to: only.from + at + cut.words.length } : null;
}
