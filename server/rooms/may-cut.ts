// Whether deleting some units can take a thread's words away: asked at every deletion, so it looks only where they stand.
import * as Y from 'yjs';
import type { Anchor, UnitId } from '../../shared/article/anchor.ts';
import { enclosesOlder } from '../../shared/article/since.ts';

/** What an update deletes, as Yjs decodes it. */
export type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Yes also in doubt: when a thread does not stand on its own first words any more. */
export function mayCut(article: Y.Text, anchors: readonly Anchor[], deletions: Deletions): boolean {
  return anchors.some((anchor) => {
    const [first, last] = anchor.tight;
    const [start, end] = [itemAt(article, first), itemAt(article, last)];
    if (!start || !end || !enclosesOlder(anchor)(start, end)) return true;
    for (let item: Y.Item | null = start; item; item = item.right) {
      const from = item === start ? first.clock : item.id.clock;
      const to = item === end ? last.clock + 1 : item.id.clock + item.length;
      if (!item.deleted && isHit(deletions, item.id.client, from, to)) return true;
      if (item === end) return false;
    }
    return true;
  });
}

function isHit(deletions: Deletions, client: number, from: number, to: number): boolean {
  return (deletions.clients.get(client) ?? []).some(({ clock, len }) => clock < to && clock + len > from);
}

function itemAt(article: Y.Text, { client, clock }: UnitId): Y.Item | null {
  const store = article.doc?.store;
  if (!store || Y.getState(store, client) <= clock) return null;
  const item: Y.Item | Y.GC = Y.getItem(store, Y.createID(client, clock));
  return item instanceof Y.Item ? item : null;
}
