// Yjs tidies formatting by itself after a remote change; an article must not.
import type * as Y from 'yjs';

/**
 * Keeps Yjs from deleting formats that look redundant on this copy.
 *
 * Such deletions are nobody's act, so they do not travel; but another copy may yet need those formats, and then the
 * two differ for ever. Without the tidying every copy holds the same, and a few idle formats cost nothing.
 * Call it on every document, before the first update.
 */
export function withoutCleanUp(doc: Y.Doc): Y.Doc {
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}
