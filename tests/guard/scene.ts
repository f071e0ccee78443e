// Ann and Bob write an article; Mallory may write too, and does not mean well.
import * as Y from 'yjs';
import { judge, type Verdict } from '../../server/rooms/guard.ts';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';

export const ANN = 1_001;
export const BOB = 1_002;
export const MALLORY = 1_003;
/** Mallory's other id, born offline. */
export const MALLORY_TOO = 1_004;

/** Ann's paragraph marker, its `kind`, and her words: her clocks in the article of every scene. */
export const MARKER = [ANN, 0] as const;
export const KIND = [ANN, 1] as const;
export const WORDS = { first: [ANN, 2], last: [ANN, 12] } as const;

export class Scene {
  readonly server = openDoc();
  /** All that was taken, in its order. */
  readonly taken: Uint8Array[] = [];
  readonly #docs = new Map<number, Y.Doc>();

  constructor() {
    this.as(ANN, (article) => {
      const marker = new Y.Map();
      article.insertEmbed(0, marker, {});
      marker.set('kind', 'paragraph');
      article.insert(1, 'council met', {});
    });
    this.as(BOB, (article) => article.insert(article.length, ' at noon', {}));
  }

  /** Somebody acts on a copy that is up to date, and the update is posted. */
  as(client: number, act: (article: Y.Text, doc: Y.Doc) => void): Verdict {
    return this.post(client, this.update(client, act));
  }

  /** The same, but nothing is posted. */
  update(client: number, act: (article: Y.Text, doc: Y.Doc) => void): Uint8Array {
    const doc = this.docOf(client);
    const before = Y.encodeStateVector(doc);
    let live: Uint8Array | undefined;
    doc.once('update', (update: Uint8Array) => {
      live = update;
    });
    doc.transact(() => act(doc.getText('article'), doc));
    return live ?? Y.encodeStateAsUpdate(doc, before);
  }

  /** Somebody's own copy, with all that the server has. */
  docOf(client: number): Y.Doc {
    const doc = this.#docs.get(client) ?? openDoc();
    doc.clientID = client;
    this.#docs.set(client, doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(doc)));
    return doc;
  }

  post(client: number, update: Uint8Array): Verdict {
    const verdict = judge(this.server, update, mayWrite(client));
    if (verdict.verdict !== 'new') return verdict;
    Y.applyUpdate(this.server, verdict.update);
    this.taken.push(verdict.update);
    return verdict;
  }

  get words(): string {
    return this.server.getText('article').toString();
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.server);
  }

  stateOf(client: number): number {
    return Y.getState(this.server.store, client);
  }
}

export function mayWrite(client: number): (id: number) => boolean {
  return (id) => id === client || (client === MALLORY && id === MALLORY_TOO);
}

export function openDoc(): Y.Doc {
  const doc = withoutCleanUp(new Y.Doc());
  doc.getText('article');
  return doc;
}
