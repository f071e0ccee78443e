// Words that undo or redo brought back. Yjs gives them new identities and knows only here which were theirs before.
import type { Anchor, UnitId } from '../../shared/article/anchor.ts';
import { type FlatArticle, spotOf } from '../../shared/article/flat-article.ts';

/** Where an anchor's ends live on, if the words between them are the ones looked for. */
export function restoredRange(
  flat: FlatArticle,
  anchor: Anchor,
  wanted: readonly string[],
): { readonly from: number; readonly to: number } | null {
  const [start, end] = anchor.tight.map((id) => spotOf(flat, successor(flat, id)));
  if (!start?.alive || !end?.alive) return null;
  const range = { from: start.offset, to: end.offset + 1 };
  return wanted.includes(flat.text.slice(range.from, range.to)) ? range : null;
}

function successor(flat: FlatArticle, id: UnitId): UnitId {
  const { article } = flat;
  const item = spotOf(flat, id)?.item;
  const redone = article.doc && item?.deleted ? item.redone : null;
  if (!item || !redone) return id;
  return successor(flat, { client: redone.client, clock: redone.clock + id.clock - item.id.clock });
}
