// Letters that were typed one after the other become one struct, as Yjs would make of them anyway: to judge it, write it,
// tell it and take it in then costs everybody as much as a single letter.
import * as Y from 'yjs';
import type { Struct } from './read-update.ts';
import type { Fresh } from './subtract.ts';

export function joinStructs(fresh: Fresh): Fresh {
  for (const { length } of fresh.values())
    if (length > 1) return new Map([...fresh].map(([client, structs]) => [client, joinedLine(structs)]));
  return fresh;
}

function joinedLine(structs: readonly Struct[]): Struct[] {
  const line: Struct[] = [];
  for (const struct of structs) {
    const last = line.at(-1);
    const joined = last && joinedWith(last, struct);
    if (joined) line[line.length - 1] = joined;
    else line.push(struct);
  }
  return line;
}

/** Null when they do not continue each other between the same neighbours. */
function joinedWith(left: Struct, right: Struct): Y.Item | null {
  if (!(left instanceof Y.Item && right instanceof Y.Item)) return null;
  if (!(left.content instanceof Y.ContentString && right.content instanceof Y.ContentString)) return null;
  if (!Y.compareIDs(right.origin, left.lastId) || !Y.compareIDs(left.rightOrigin, right.rightOrigin))
    return null;
  const content = new Y.ContentString(left.content.str + right.content.str);
  const { id, origin, rightOrigin, parent, parentSub } = left;
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content);
}
