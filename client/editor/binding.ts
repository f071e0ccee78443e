// The binding of an editor to an article: what is done here is written, what happens there is shown, and after every step
// the document flattens to exactly the article.
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import type { Block } from '../../shared/article/blocks.ts';
import { readBlocks } from '../../shared/article/read.ts';
import { writeSteps } from './binding-local.ts';
import { applyEvents } from './binding-remote.ts';
import { docOf } from './flat.ts';
import { keepPlace } from './keep-place.ts';
import { isLarge } from './pieces.ts';
import { ruleBlock } from './rule-block.ts';
import { asRemote, isRemote, tidy } from './tidy.ts';

/** What holds the state: an `EditorView`, or a plain object where there is no page. */
export type Host = { readonly state: EditorState; updateState(state: EditorState): void };

type Parts = {
  readonly article: Y.Text;
  readonly host: Host;
  /** Told of every transaction that came from the article. */
  readonly onRemote?: (tr: Transaction) => void;
};

/** The state in which an editor opens an article, whose blocks may have been read already. Loading writes nothing. */
export function openState(
  article: Y.Text,
  plugins: readonly Plugin[] = [],
  blocks: readonly Block[] = readBlocks(article),
): EditorState {
  return EditorState.create({ doc: docOf(blocks), plugins: [tidy(), ruleBlock(), ...plugins] });
}

/** Its own identity is the origin of what it writes: only that, and what an undo manager writes, may travel. */
export class Binding {
  readonly article: Y.Text;
  readonly #host: Host;
  readonly #onRemote: (tr: Transaction) => void;
  #onCaretJump: () => void = () => undefined;
  readonly #observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (origin !== this) this.#show(events);
  };

  constructor({ article, host, onRemote }: Parts) {
    this.article = article;
    this.#host = host;
    this.#onRemote = onRemote ?? (() => undefined);
    article.observeDeep(this.#observe);
  }

  /** Calls back when the caret goes elsewhere without anything being done: a border between two acts. */
  onCaretJump(listener: () => void): void {
    this.#onCaretJump = listener;
  }

  /** Every transaction of the editor comes through here. */
  dispatch(tr: Transaction): void {
    const before = this.#host.state;
    if (tr.selectionSet && !tr.docChanged) this.#onCaretJump();
    const { state, transactions } = before.applyTransaction(tr);
    const local = transactions.filter((one) => one.docChanged && !isRemote(one));
    if (local.length > 0) this.#write(local);
    if (this.#host.state !== before)
      throw new Error('The article changed while a change to it was being written.');
    this.#host.updateState(state);
  }

  close(): void {
    this.article.unobserveDeep(this.#observe);
  }

  /** One act is one Yjs transaction, but for a paste so large that no update could carry it. */
  #write(transactions: readonly Transaction[]): void {
    const { doc } = this.article;
    if (!doc) throw new Error('An article lives in a document.');
    const write = (act: () => void) => doc.transact(act, this);
    const writeAll = () => {
      for (const tr of transactions) writeSteps(this.article, write, tr);
    };
    if (isLarge(transactions)) writeAll();
    else write(writeAll);
  }

  #show(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    const tr = asRemote(this.#host.state.tr);
    applyEvents(tr, this.article, events);
    if (!tr.docChanged) return;
    keepPlace(tr, this.#host.state);
    this.dispatch(tr);
    this.#onRemote(tr);
  }
}
