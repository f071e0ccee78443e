// Between which two neighbours each new struct squeezes in.
//
// Yjs trusts both neighbours. Two in reverse order make copies of the article differ for ever, and two far apart
// make it search all that lies between, once per struct. Writers honestly meet neighbours that were side by side on
// their own screen: so they still are here, or what lies between is what colleagues wrote meanwhile.
import * as Y from 'yjs';
import type { Ground, Home } from './ground.ts';
import { type Refused, refused } from './guard-reason.ts';
import type { Shadow } from './shadow.ts';

/** The new structs of one update as they squeeze in. */
export type Crowd = {
  /** Gaps beside structs of this update, and how much colleagues wrote into each meanwhile. */
  readonly open: Map<string, number>;
  /** Gaps that a struct of this update has filled. */
  readonly taken: Set<string>;
  /** Structs whose neighbours' order only shows once the update is in. */
  readonly unsure: Y.Item[];
  /** How many have squeezed in so far. */
  placed: number;
  /** How far Yjs will search at most, in items. */
  work: number;
};

/** A few hundredths of a second of searching. Thousands of acts done apart stay below a tenth of it. */
const WORK_LIMIT = 400_000;

export function newCrowd(): Crowd {
  return { open: new Map(), taken: new Set(), unsure: [], placed: 0, work: 0 };
}

export function squeezeIn(ground: Ground, crowd: Crowd, item: Y.Item, home: Home): Refused | null {
  if (home.at === 'gone') return null;
  const left = item.origin ? nameOf(item.origin) : listName(home);
  const right = item.rightOrigin ? nameOf(item.rightOrigin) : 'end';
  const gap = `${left}|${right}`;
  const width = crowd.open.get(gap) ?? (crowd.taken.has(gap) ? null : widthInside(ground, item));
  const found = width ?? widthElsewhere(ground, crowd, item, home, crowd.taken.has(gap));
  if (found === 'reversed') return refused('misplaced', `neighbours of ${nameOf(item.id)} in reverse order`);
  crowd.work += found;
  if (crowd.work > WORK_LIMIT) return refused('too-large', 'neighbours too far apart, too often');
  crowd.placed += 1;
  crowd.open.delete(gap);
  crowd.taken.add(gap);
  crowd.open.set(`${left}|${nameOf(item.id)}`, found);
  // Yjs stops at the first item that does not build on the left neighbour, and on a new one nobody else does.
  crowd.open.set(`${nameOf(item.lastId)}|${right}`, 0);
  return null;
}

/** Whether all neighbours turn out to be in order: tried on a copy, because only Yjs knows where structs end up. */
export function areInOrder(shadow: Shadow, update: Uint8Array, unsure: readonly Y.Item[]): boolean {
  return unsure.length === 0 || shadow.try(update, (tried) => standInOrder(tried, unsure));
}

function standInOrder(copy: Y.Doc, unsure: readonly Y.Item[]): boolean {
  const text = copy.getText('article');
  const order = new Map<Y.Item, number>();
  for (let item = text._start; item; item = item.right) order.set(item, order.size);
  const placeOf = (id: Y.ID) => order.get(Y.getItem(copy.store, id)) ?? 0;
  return unsure.every(({ origin, rightOrigin }) => {
    if (!origin || !rightOrigin) return true;
    const between = placeOf(rightOrigin) - placeOf(origin);
    return between > 0 || (between === 0 && isLater(rightOrigin, origin));
  });
}

/** Inside one struct of this very update there is nothing between two units. */
function widthInside(ground: Ground, { origin, rightOrigin }: Y.Item): number | null {
  if (!origin || !rightOrigin || origin.client !== rightOrigin.client) return null;
  const line = ground.lines.get(origin.client);
  if (!line || isStored(ground, origin) || rightOrigin.clock !== origin.clock + 1) return null;
  const struct = line.structs[Y.findIndexSS(line.structs, origin.clock)];
  return struct && rightOrigin.clock < struct.id.clock + struct.length ? 0 : null;
}

function widthElsewhere(
  ground: Ground,
  crowd: Crowd,
  item: Y.Item,
  home: Home,
  isTaken: boolean,
): number | 'reversed' {
  const { origin, rightOrigin } = item;
  const isFresh = [origin, rightOrigin].some((id) => id && !isStored(ground, id));
  if (isFresh) {
    if (origin && rightOrigin) crowd.unsure.push(item);
    return crowd.placed;
  }
  const width = storedWidth(ground, item, home);
  if (width === 'reversed' || (width === 0 && !isTaken)) return width;
  crowd.work += crowd.placed;
  return width;
}

/** How many items lie between two neighbours that the server has. */
function storedWidth(ground: Ground, item: Y.Item, home: Home): number | 'reversed' {
  const left = item.origin && Y.getItem(ground.store, item.origin);
  const right = item.rightOrigin && Y.getItem(ground.store, item.rightOrigin);
  if (left && right) {
    if (left !== right) return distance(left, right);
    return item.origin && item.rightOrigin && isLater(item.rightOrigin, item.origin) ? 0 : 'reversed';
  }
  if (left) return count(left.right, 'right');
  return count(right ? right.left : endOf(ground, home), 'left');
}

/** Searched from both sides at once, so that the shorter way decides. */
function distance(left: Y.Item, right: Y.Item): number | 'reversed' {
  let [ahead, behind] = [left.right, right.right];
  for (let steps = 0; steps <= WORK_LIMIT; steps += 1) {
    if (ahead === right) return steps;
    if (behind === left || (!ahead && !behind)) return 'reversed';
    ahead = ahead?.right ?? null;
    behind = behind?.right ?? null;
  }
  return WORK_LIMIT;
}

function count(from: Y.Item | null, way: 'left' | 'right'): number {
  let steps = 0;
  for (let item = from; item; item = item[way]) steps += 1;
  return steps;
}

/** The last item of the list that a struct without neighbours joins. */
function endOf(ground: Ground, home: Home): Y.Item | null {
  if (home.at === 'text') {
    let last = ground.text?._start ?? null;
    while (last?.right) last = last.right;
    return last;
  }
  if (home.at === 'gone' || !isStored(ground, home.marker)) return null;
  const { content } = Y.getItem(ground.store, home.marker);
  return content instanceof Y.ContentType ? (content.type._map.get(home.key) ?? null) : null;
}

function isStored(ground: Ground, id: Y.ID): boolean {
  return id.clock < Y.getState(ground.store, id.client);
}

function isLater(a: Y.ID, b: Y.ID): boolean {
  return a.client === b.client && a.clock > b.clock;
}

function nameOf(id: Y.ID): string {
  return `${id.client}:${id.clock}`;
}

function listName(home: Home): string {
  return home.at === 'marker' ? `${nameOf(home.marker)}.${home.key}` : 'text';
}
