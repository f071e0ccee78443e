// A draft's text in memory: the bytes of its snapshot while that is all anybody asks for, and a document from then on.
// Whoever comes with nothing is answered from the bytes: to make a document of a long past takes longer than all the rest.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Shadow } from './shadow.ts';

type Opened = { readonly doc: Y.Doc; readonly article: Y.Text; readonly shadow: Shadow };

export class LiveText {
  #opened: Opened | null = null;
  /** The whole text as one update, while nothing has changed since it was read or written. */
  #state: Uint8Array | null;
  #stateVector: Uint8Array | null = null;

  constructor(state: Uint8Array | null) {
    this.#state = state;
  }

  get doc(): Y.Doc {
    return this.#open().doc;
  }
  get article(): Y.Text {
    return this.#open().article;
  }
  get shadow(): Shadow {
    return this.#open().shadow;
  }

  /** Many who come to a draft in turn are answered from one. */
  get state(): Uint8Array {
    this.#state ??= Y.encodeStateAsUpdate(this.doc);
    return this.#state;
  }

  get stateVector(): Uint8Array {
    this.#stateVector ??=
      this.#opened || !this.#state
        ? Y.encodeStateVector(this.doc)
        : Y.encodeStateVectorFromUpdate(this.#state);
    return this.#stateVector;
  }

  write(update: Uint8Array): void {
    const { doc } = this.#open();
    this.#state = null;
    this.#stateVector = null;
    Y.applyUpdate(doc, update);
  }

  /** Whether it waits for text that is not there. */
  get hasGap(): boolean {
    const { pendingStructs, pendingDs } = this.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  close(): void {
    this.#opened?.doc.destroy();
  }

  #open(): Opened {
    if (this.#opened) return this.#opened;
    const doc = withoutCleanUp(new Y.Doc());
    const article = articleOf(doc);
    if (this.#state) Y.applyUpdate(doc, this.#state);
    this.#opened = { doc, article, shadow: new Shadow(doc) };
    return this.#opened;
  }
}
