// Where each new struct would stand, found the way Yjs finds it, and whether what it holds may stand there.
import * as Y from 'yjs';
import type { Ground, Home, Line, Seat } from './ground.ts';
import { type Refused, refused } from './guard-reason.ts';
import { judgeContent } from './judge-content.ts';
import { type Crowd, newCrowd, squeezeIn } from './neighbours.ts';
import { type Fresh, isGone } from './subtract.ts';

/** The one root that an article has. */
const ARTICLE = 'article';
const TEXT: Home = { at: 'text' };
const GONE: Home = { at: 'gone' };
const NOWHERE: Seat = { home: GONE, holds: 'nothing' };

/**
 * Those whose neighbours' order only shows once all are in, when every new struct has its place. Somebody's ids may depend on each
 * other in any order but a circle.
 */
export function placeStructs(doc: Y.Doc, fresh: Fresh): readonly Y.Item[] | Refused {
  const lines = new Map<number, Line>(
    [...fresh].map(([client, structs]) => [client, { structs, seats: [] }]),
  );
  const ground = { store: doc.store, text: doc.share.get(ARTICLE), lines };
  const crowd = newCrowd();
  for (let waiting = [...lines.values()]; waiting.length > 0; ) {
    const before = countSeats(waiting);
    for (const line of waiting) {
      const refusal = placeLine(ground, crowd, line);
      if (refusal) return refusal;
    }
    if (countSeats(waiting) === before) return refused('unknown-dependency', describe(waiting));
    waiting = waiting.filter((line) => line.seats.length < line.structs.length);
  }
  return crowd.unsure;
}

function countSeats(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.seats.length, 0);
}

function describe(waiting: readonly Line[]): string {
  const struct = waiting[0]?.structs[waiting[0].seats.length];
  return struct ? `what ${struct.id.client}:${struct.id.clock} depends on` : 'a circle';
}

/** Places as many of the line as the ground can hold so far. */
function placeLine(ground: Ground, crowd: Crowd, line: Line): Refused | null {
  for (let next = line.structs[line.seats.length]; next; next = line.structs[line.seats.length]) {
    if (next instanceof Y.Item && !dependencies(next).every((id) => isKnown(ground, id))) return null;
    const seat = next instanceof Y.Item ? placeItem(ground, crowd, next) : NOWHERE;
    if ('verdict' in seat) return seat;
    line.seats.push(seat);
  }
  return null;
}

function placeItem(ground: Ground, crowd: Crowd, item: Y.Item): Seat | Refused {
  const home = homeOf(ground, item);
  if ('verdict' in home) return home;
  const refusal = judgeContent(item, home) ?? squeezeIn(ground, crowd, item, home);
  return refusal ?? { home, holds: holding(item) };
}

function dependencies(item: Y.Item): Y.ID[] {
  return [item.origin, item.rightOrigin, item.parent].filter((id) => id instanceof Y.ID);
}

function isKnown(ground: Ground, id: Y.ID): boolean {
  if (id.clock < Y.getState(ground.store, id.client)) return true;
  const line = ground.lines.get(id.client);
  const next = line?.structs[line.seats.length];
  const last = line?.structs.at(-1);
  return id.clock < (next?.id.clock ?? (last ? last.id.clock + last.length : 0));
}

/** Yjs asks the neighbours first, and the struct itself only when it has none. */
function homeOf(ground: Ground, item: Y.Item): Home | Refused {
  const left = item.origin && seatOf(ground, item.origin);
  const right = item.rightOrigin && seatOf(ground, item.rightOrigin);
  if (left?.home.at === 'gone' || right?.home.at === 'gone') return GONE;
  if (left && right && !isSame(left.home, right.home))
    return refused('misplaced', 'stands between neighbours of different parents');
  if (right?.home.at === 'marker') return refused('misplaced', 'a value before another of its key');
  return left?.home ?? right?.home ?? namedHome(ground, item);
}

/** The home of a struct without neighbours, which therefore names its parent. */
function namedHome(ground: Ground, item: Y.Item): Home | Refused {
  // Until it is integrated, Yjs keeps the name of a root here.
  const parent: unknown = item.parent;
  if (!(parent instanceof Y.ID)) {
    if (parent !== ARTICLE) return refused('foreign-root', JSON.stringify(parent));
    return item.parentSub === null ? TEXT : refused('misplaced', 'a key of the text itself');
  }
  const above = seatOf(ground, parent);
  if (item.parentSub === null || above.holds === 'other')
    return refused('misplaced', 'under something that is no marker, or without a key');
  if (above.holds === 'nothing') return GONE;
  return { at: 'marker', marker: parent, key: item.parentSub };
}

/** Only for ids that are known. */
function seatOf(ground: Ground, id: Y.ID): Seat {
  const line = ground.lines.get(id.client);
  if (line && id.clock >= Y.getState(ground.store, id.client))
    return line.seats[Y.findIndexSS(line.structs, id.clock)] ?? NOWHERE;
  const structs = ground.store.clients.get(id.client) ?? [];
  const struct = structs[Y.findIndexSS(structs, id.clock)];
  return struct instanceof Y.Item ? { home: storedHome(struct), holds: holding(struct) } : NOWHERE;
}

function storedHome(item: Y.Item): Home {
  const above = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  return above && item.parentSub !== null ? { at: 'marker', marker: above.id, key: item.parentSub } : TEXT;
}

function holding(item: Y.Item): Seat['holds'] {
  if (isGone(item)) return 'nothing';
  return item.content instanceof Y.ContentType ? 'marker' : 'other';
}

function isSame(a: Home, b: Home): boolean {
  if (a.at !== 'marker' || b.at !== 'marker') return a.at === b.at;
  return a.key === b.key && Y.compareIDs(a.marker, b.marker);
}
