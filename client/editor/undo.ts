// Undo and redo of one's own acts only, with the selection as it was; colleagues' words stay.
import { type EditorState, TextSelection } from 'prosemirror-state';
import * as Y from 'yjs';
import type { Binding, Host } from './binding.ts';
import { offsetAt, positionAfter } from './flat.ts';

/** Acts closer together than this, in milliseconds, are one. */
const ONE_ACT = 500;

type Kept = { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition };
type StackEvent = { readonly stackItem: { readonly meta: Map<unknown, unknown> } };

export class Undo {
  /** The second origin that may travel. */
  readonly manager: Y.UndoManager;
  readonly #article: Y.Text;
  readonly #binding: Binding;
  readonly #host: Host;
  #before: Kept | null = null;
  /** The editor's state when the article was last written to. */
  #state: EditorState | null = null;
  /** Whether what is written goes on with the act before. */
  #goesOn = false;

  constructor(binding: Binding, host: Host, captureTimeout: number = ONE_ACT) {
    this.#article = binding.article;
    this.#binding = binding;
    this.#host = host;
    // Before the manager listens: it closes an act when a transaction is over, by the time that has passed.
    this.#article.doc?.on('afterTransaction', this.#lengthen);
    this.manager = new Y.UndoManager(this.#article, { trackedOrigins: new Set([binding]), captureTimeout });
    this.manager.on('stack-item-added', (event: StackEvent) => event.stackItem.meta.set(this, this.#before));
    this.manager.on('stack-item-popped', (event: StackEvent) =>
      this.#restore(event.stackItem.meta.get(this)),
    );
    this.#article.doc?.on('beforeTransaction', this.#remember);
    binding.onCaretJump(() => this.manager.stopCapturing());
  }

  get canUndo(): boolean {
    return this.manager.canUndo();
  }

  get canRedo(): boolean {
    return this.manager.canRedo();
  }

  undo(): boolean {
    return this.manager.undo() !== null;
  }

  redo(): boolean {
    return this.manager.redo() !== null;
  }

  close(): void {
    this.#article.doc?.off('beforeTransaction', this.#remember);
    this.#article.doc?.off('afterTransaction', this.#lengthen);
    this.manager.destroy();
  }

  /** A large paste is written in pieces, in one go: however long each of them takes, it is one act. */
  readonly #lengthen = ({ origin }: Y.Transaction): void => {
    if (origin === this.#binding && this.#goesOn) this.manager.lastChange = Number.POSITIVE_INFINITY;
  };

  readonly #remember = ({ origin }: Y.Transaction): void => {
    if (origin !== this.#binding && origin !== this.manager) return;
    const { state } = this.#host;
    this.#goesOn = state === this.#state;
    this.#state = state;
    const { doc, selection } = state;
    this.#before = {
      anchor: Y.createRelativePositionFromTypeIndex(this.#article, offsetAt(doc, selection.anchor), -1),
      head: Y.createRelativePositionFromTypeIndex(this.#article, offsetAt(doc, selection.head), -1),
    };
  };

  #restore(kept: unknown): void {
    const at = isKept(kept) ? { anchor: this.#position(kept.anchor), head: this.#position(kept.head) } : null;
    if (!at || at.anchor === null || at.head === null) return;
    const { state } = this.#host;
    const selection = TextSelection.between(state.doc.resolve(at.anchor), state.doc.resolve(at.head));
    this.#binding.dispatch(state.tr.setSelection(selection).scrollIntoView());
  }

  #position(kept: Y.RelativePosition): number | null {
    const { doc } = this.#article;
    const place = doc && Y.createAbsolutePositionFromRelativePosition(kept, doc);
    return place ? positionAfter(this.#host.state.doc, place.index) : null;
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'anchor' in value && 'head' in value;
}
