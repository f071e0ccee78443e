// What nearly every edit is: words put between two neighbours that stand side by side. There is no more to judge about it.
import * as Y from 'yjs';
import type { Struct } from './read-update.ts';
import type { Fresh } from './subtract.ts';

type Store = Y.Doc['store'];

/**
 * The one struct of an edit that is nothing else than words in the text, where both neighbours are and nobody has come between.
 * Null for everything else, also in doubt: then it is placed and judged like any other (`placeStructs`).
 */
export function plainlyTyped(store: Store, fresh: Fresh): Y.Item | null {
  if (fresh.size !== 1) return null;
  const item = only(fresh);
  if (!item || !(item.content instanceof Y.ContentString)) return null;
  const { origin, rightOrigin } = item;
  const [left, right] = [origin && inText(store, origin), rightOrigin && inText(store, rightOrigin)];
  if (origin && rightOrigin) {
    if (!left || !right) return null;
    return (left === right ? rightOrigin.clock > origin.clock : left.right === right) ? item : null;
  }
  return left && !left.right ? item : null;
}

function only(fresh: Fresh): Y.Item | null {
  const [structs]: Iterable<readonly Struct[]> = fresh.values();
  const [struct, another] = structs ?? [];
  return struct instanceof Y.Item && !another ? struct : null;
}

/** The item of the text that holds a unit; null when there is none, or it stands under a marker. */
function inText(store: Store, { client, clock }: Y.ID): Y.Item | null {
  const structs = store.clients.get(client);
  const last = structs?.at(-1);
  if (!structs || !last || clock >= last.id.clock + last.length) return null;
  const struct = structs[Y.findIndexSS(structs, clock)];
  return struct instanceof Y.Item && struct.parentSub === null ? struct : null;
}
