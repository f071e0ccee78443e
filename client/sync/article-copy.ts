// The article as this window holds it: a Yjs document, the ids it is written under, and who hears of what.
import * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { articleOf } from '../../shared/article/read.ts';
import { stateHash } from '../../shared/article/state-hash.ts';
import { CLIENT_IDS_LIMIT } from '../../shared/protocol.ts';

type Parts = {
  readonly drawClientId: () => number;
  /** Somebody here did something: it must travel. */
  readonly onTyped: (update: Uint8Array) => void;
  readonly onChanged: () => void;
};

export class ArticleCopy {
  readonly #parts: Parts;
  readonly #travelling = new WeakSet<object>();
  readonly #beforeTold = new Set<() => void>();
  #earlierIds: number[] = [];
  #doc: Y.Doc;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#doc = this.#newDocument();
  }

  /** Another one after `renew`. */
  get article(): Y.Text {
    return articleOf(this.#doc);
  }

  /** The id under which this window writes, then those under which it wrote what may be unsent. */
  get clientIds(): number[] {
    return [this.#doc.clientID, ...this.#earlierIds].slice(0, CLIENT_IDS_LIMIT);
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  get hash(): string {
    return stateHash(this.#doc);
  }

  /** Whether text came that stands on text which did not. */
  get hasGap(): boolean {
    return this.#doc.store.pendingStructs !== null;
  }

  /** All of it, or what somebody with this state lacks, as one update. */
  update(beyond?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, beyond);
  }

  /** Marks a transaction origin as somebody's own doing: only such updates travel (design: binding). */
  travels(origin: object): void {
    this.#travelling.add(origin);
  }

  beforeTold(listener: () => void): () => void {
    this.#beforeTold.add(listener);
    return () => this.#beforeTold.delete(listener);
  }

  /** Takes in what the server told. */
  take(update: Uint8Array): void {
    for (const listener of this.#beforeTold) listener();
    Y.applyUpdate(this.#doc, update, this);
  }

  /** What this device kept: the server's own, and what was typed here under ids that are ours to claim. */
  restore(told: readonly Uint8Array[], typed: readonly Uint8Array[]): void {
    for (const listener of this.#beforeTold) listener();
    for (const update of [...told, ...typed]) Y.applyUpdate(this.#doc, update, this);
    const structs = typed.flatMap((update) => Y.decodeUpdate(update).structs);
    this.#earlierIds = [...new Set([...this.#earlierIds, ...structs.map((struct) => struct.id.client)])];
  }

  /** Somebody else holds the id. */
  takeNewClientId(): void {
    this.#earlierIds.push(this.#doc.clientID);
    this.#doc.clientID = this.#parts.drawClientId();
  }

  /** An empty document in the place of one that is worth nothing any more. */
  renew(): void {
    this.#doc.destroy();
    this.#earlierIds = [];
    this.#doc = this.#newDocument();
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #isOwn(origin: unknown): boolean {
    return typeof origin === 'object' && origin !== null && this.#travelling.has(origin);
  }

  #newDocument(): Y.Doc {
    const doc = withoutCleanUp(new Y.Doc());
    doc.clientID = this.#parts.drawClientId();
    const hear = (update: Uint8Array, origin: unknown): void => {
      if (this.#isOwn(origin)) this.#parts.onTyped(update);
    };
    // Where anybody hears of updates, Yjs writes one of every transaction: also the whole article of what was just read.
    doc.on('beforeTransaction', ({ origin }) => this.#isOwn(origin) && doc.on('update', hear));
    doc.on('afterAllTransactions', () => doc.off('update', hear));
    articleOf(doc).observeDeep(() => this.#parts.onChanged());
    return doc;
  }
}
