// Yjs tidies formatting by itself after a remote change; an article must not.
import type * as Y from 'yjs';

const kept = new WeakSet<Y.Doc>();

/**
 * Keeps Yjs from deleting formats that look redundant on this copy.
 *
 * Such deletions are nobody's act, so they do not travel; but another copy may yet need those formats, and then the
 * two differ for ever. Without the tidying every copy holds the same, and a few idle formats cost nothing.
 * Call it, or `articleOf`, on every document, before the first update.
 */
export function withoutCleanUp<D extends Y.Doc>(doc: D): D {
  if (kept.has(doc)) return doc;
  kept.add(doc);
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
