// An article as one comparable string, formats and markers included.
import * as Y from 'yjs';

export function readArticle(doc: Y.Doc): string {
  const ops: { insert: unknown; attributes?: object }[] = doc.getText('article').toDelta();
  return JSON.stringify(ops.map(({ insert, attributes }) => [readInsert(insert), sorted(attributes ?? {})]));
}

export function isWhole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

function readInsert(insert: unknown): unknown {
  return insert instanceof Y.Map ? sorted(insert.toJSON()) : insert;
}

function sorted(entries: object): unknown {
  return Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
