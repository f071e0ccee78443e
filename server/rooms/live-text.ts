// A draft's text in memory: the bytes of its snapshot and what was written since, while that is all anybody asks for, and a
// document from then on. Whoever comes with nothing is answered from the bytes: to make a document of a long past takes
// longer than all the rest.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
import { KnownUnits } from './known-units.ts';
import { QuietDoc } from './quiet-doc.ts';
import { Shadow } from './shadow.ts';

/** To put more than this behind the bytes takes longer than to make the document. */
const MOST_SINCE = 1_000;
/** For each that it merges, Yjs looks at all the others: so many at a time are less work than hundreds. */
const AT_A_TIME = 25;

type Opened = { readonly doc: QuietDoc; readonly article: Y.Text; readonly shadow: Shadow };

export class LiveText {
  #opened: Opened | null = null;
  /** The whole text as one update, as it was read or last asked for, with all that is in `#since` still to come. */
  #state: Uint8Array | null;
  /** What was written before there was a document. */
  #since: Uint8Array[] = [];
  #known: KnownUnits | null = null;
  #lacks = false;
  #stateVector: Uint8Array | null = null;
  #clocks: ReadonlyMap<number, number> | null = null;
  /** All that is deleted, for whoever has every word. */
  #deletions: Uint8Array | null = null;

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
    if (this.#opened || !this.#state) this.#state ??= Y.encodeStateAsUpdate(this.doc);
    else if (this.#since.length > 0)
      this.#state = Y.mergeUpdates([this.#state, asOne(this.#since.splice(0))]);
    return this.#state;
  }

  get stateVector(): Uint8Array {
    this.#stateVector ??= this.#encodeStateVector();
    return this.#stateVector;
  }

  /**
   * What whoever has what a state vector says lacks, as one update. Throws when it is no state vector. Nearly everybody who
   * comes back has every word, and maybe some of their own beside: they are all answered the same.
   */
  difference(stateVector: Uint8Array): Uint8Array {
    const theirs = Y.decodeStateVector(stateVector);
    if (!this.#isWithin(theirs)) return Y.encodeStateAsUpdate(this.doc, stateVector);
    this.#deletions ??= Y.encodeStateAsUpdate(this.doc, this.stateVector);
    return this.#deletions;
  }

  /** Whoever has read an update that is one struct hands that over, too. */
  write(update: Uint8Array, typed: Y.Item | null = null): void {
    this.#stateVector = null;
    this.#clocks = null;
    this.#deletions = null;
    if (!this.#opened && this.#state && this.#since.length < MOST_SINCE) {
      this.#known ??= new KnownUnits(this.state);
      this.#lacks ||= !this.#known.take(update);
      this.#since.push(update);
      return;
    }
    const { doc } = this.#open();
    this.#state = null;
    if (!typed || !doc.continueRun(typed)) Y.applyUpdate(doc, update);
  }

  /** Whether it waits for text that is not there. */
  get hasGap(): boolean {
    if (!this.#opened && this.#state) return this.#lacks;
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

  #encodeStateVector(): Uint8Array {
    if (this.#opened || !this.#state) return Y.encodeStateVector(this.doc);
    return this.#known?.stateVector ?? Y.encodeStateVectorFromUpdate(this.#state);
  }

  #open(): Opened {
    if (this.#opened) return this.#opened;
    const doc = withoutCleanUp(new QuietDoc());
    const article = articleOf(doc);
    if (this.#state) Y.applyUpdate(doc, this.#state);
    if (this.#since.length > 0) this.#state = null;
    for (const update of this.#since.splice(0)) Y.applyUpdate(doc, update);
    this.#known = null;
    this.#opened = { doc, article, shadow: new Shadow(doc) };
    return this.#opened;
  }
}

/** What was written one after the other, as one update. */
function asOne(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= AT_A_TIME) return Y.mergeUpdates([...updates]);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += AT_A_TIME)
    parts.push(Y.mergeUpdates(updates.slice(at, at + AT_A_TIME)));
  return asOne(parts);
}
