// A draft's text in memory: the bytes of its snapshot and what was written since, while that is all anybody asks for, and a
// document from then on. Whoever comes with nothing is answered from the bytes: to make a document of a long past takes
// longer than all the rest.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
import { QuietDoc } from './quiet-doc.ts';
import { Shadow } from './shadow.ts';
import { TextBytes } from './text-bytes.ts';

/** An update that holds nothing. */
const NOTHING = Uint8Array.of(0, 0);

type Opened = { readonly doc: QuietDoc; readonly article: Y.Text; readonly shadow: Shadow };

export class LiveText {
  #opened: Opened | null = null;
  /** The whole text as one update, as it was read or last asked for; null when more was written since. */
  #state: Uint8Array | null;
  /** What there is until there is a document; null until it is looked into. */
  #bytes: TextBytes | null = null;
  #stateVector: Uint8Array | null = null;
  #clocks: ReadonlyMap<number, number> | null = null;
  /** All that is deleted, for whoever has every word. */
  #deletions: Uint8Array | null = null;

  constructor(state: Uint8Array | null) {
    this.#state = state ?? NOTHING;
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
    this.#state ??= this.#unopened?.bytes ?? Y.encodeStateAsUpdate(this.doc);
    return this.#state;
  }

  get stateVector(): Uint8Array {
    this.#stateVector ??= this.#unopened?.stateVector ?? Y.encodeStateVector(this.doc);
    return this.#stateVector;
  }

  /**
   * What whoever has what a state vector says lacks, as one update. Throws when it is no state vector. Nearly everybody who
   * comes back has every word, and maybe some of their own beside: they are all answered the same.
   */
  difference(stateVector: Uint8Array): Uint8Array {
    const theirs = Y.decodeStateVector(stateVector);
    if (!this.#isWithin(theirs)) return Y.encodeStateAsUpdate(this.doc, stateVector);
    this.#deletions ??= this.#unopened?.deletions ?? Y.encodeStateAsUpdate(this.doc, this.stateVector);
    return this.#deletions;
  }

  /** Whoever has read an update that is one struct hands that over, too. */
  write(update: Uint8Array, typed: Y.Item | null = null): void {
    this.#stateVector = null;
    this.#clocks = null;
    this.#deletions = null;
    if (!this.#unopened?.take(update)) {
      const { doc } = this.#open();
      if (!typed || !doc.continueRun(typed)) Y.applyUpdate(doc, update);
    }
    this.#state = null;
  }

  /** Whether it waits for text that is not there. */
  get hasGap(): boolean {
    if (!this.#opened) return false;
    const { pendingStructs, pendingDs } = this.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  close(): void {
    this.#opened?.doc.destroy();
  }

  /** Whether somebody has every word of it. */
  #isWithin(theirs: ReadonlyMap<number, number>): boolean {
    this.#clocks ??= Y.decodeStateVector(this.stateVector);
    for (const [client, clock] of this.#clocks) if ((theirs.get(client) ?? 0) < clock) return false;
    return true;
  }

  /** The text while nobody has asked for a document; null from then on, and when only that can tell what the bytes hold. */
  get #unopened(): TextBytes | null {
    if (this.#opened) return null;
    if (this.#state) this.#bytes ??= TextBytes.of(this.#state);
    return this.#bytes;
  }

  #open(): Opened {
    if (this.#opened) return this.#opened;
    const doc = withoutCleanUp(new QuietDoc());
    const article = articleOf(doc);
    Y.applyUpdate(doc, this.state);
    this.#bytes = null;
    this.#opened = { doc, article, shadow: new Shadow(doc) };
    return this.#opened;
  }
}
