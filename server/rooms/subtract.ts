// What of an update the server lacks: the new structs, trimmed to their new units, and the deletions that change something.
import * as Y from 'yjs';
import { type Refused, refused } from './guard-reason.ts';
import type { Range, Struct } from './read-update.ts';

type Store = Y.Doc['store'];
/** New structs by client id, without a gap, each client's in the order of its clock. */
export type Fresh = Map<number, Struct[]>;

/** Deleted before it was ever sent: such a run says only how long it is, so bytes do not bound it. */
const GONE_LIMIT = 2 ** 24;
/** Nobody types this much under one id; beyond it, arithmetic on clocks gets strange. */
const CLOCK_LIMIT = 2 ** 31;

export function freshStructs(
  store: Store,
  structs: readonly Struct[],
  mayWrite: (clientId: number) => boolean,
): Fresh | Refused {
  const fresh: Fresh = new Map();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct.length < 1) return refused('absurd-length', `nothing at ${client}:${clock}`);
    const known = reached(store, fresh, client);
    const end = clock + struct.length;
    if (end <= known) continue;
    if (!mayWrite(client)) return refused('foreign-author', `${client}:${clock} is not the author's`);
    if (clock > known) return refused('clock-gap', `${client}:${clock} follows ${known}`);
    if (end > CLOCK_LIMIT || (isGone(struct) && end - known > GONE_LIMIT))
      return refused('absurd-length', `${end - known} units at ${client}:${known}`);
    const line = fresh.get(client);
    if (line) line.push(tail(struct, known - clock));
    else fresh.set(client, [tail(struct, known - clock)]);
  }
  return fresh;
}

/** The deletions that change something, sorted and merged. `fresh` counts as written. */
export function freshDeletions(
  store: Store,
  fresh: Fresh,
  deletions: readonly Range[],
): readonly Range[] | Refused {
  const effective: Range[] = [];
  // Merged before the server's structs are walked: overlapping ranges would walk them once each.
  for (const range of merged(deletions)) {
    const { client, clock } = range;
    if (clock + range.length > reached(store, fresh, client))
      return refused('delete-past-clock', `${range.length} units at ${client}:${clock}`);
    for (const structs of [store.clients.get(client), fresh.get(client)])
      if (structs) addLiving(effective, structs, range);
  }
  return merged(effective);
}

function addLiving(living: Range[], structs: Struct[], range: Range): void {
  const first = structs[0]?.id.clock ?? 0;
  const last = structs.at(-1);
  const end = Math.min(range.clock + range.length, last ? last.id.clock + last.length : 0);
  let clock = Math.max(range.clock, first);
  if (clock >= end) return;
  for (let index = Y.findIndexSS(structs, clock); clock < end; index += 1) {
    const struct = structs[index];
    if (!struct) return;
    const next = Math.min(struct.id.clock + struct.length, end);
    if (!struct.deleted && !isGone(struct))
      living.push({ client: range.client, clock, length: next - clock });
    clock = next;
  }
}

function merged(ranges: readonly Range[]): Range[] {
  if (ranges.length < 2) return ranges.filter((range) => range.length > 0);
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => b.client - a.client || a.clock - b.clock)) {
    if (range.length < 1) continue;
    const last = result.at(-1);
    const lastEnd = last ? last.clock + last.length : 0;
    if (last?.client === range.client && range.clock <= lastEnd)
      result[result.length - 1] = {
        ...last,
        length: Math.max(lastEnd, range.clock + range.length) - last.clock,
      };
    else result.push(range);
  }
  return result;
}

function reached(store: Store, fresh: Fresh, client: number): number {
  const last = fresh.get(client)?.at(-1);
  return last ? last.id.clock + last.length : Y.getState(store, client);
}

/** Gone before it was sent: only the room it took is left. */
export function isGone(struct: Struct): boolean {
  return struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;
}

/** The struct without its first `offset` units, as Yjs itself would cut it: what is left stands beside what was cut. */
function tail(struct: Struct, offset: number): Struct {
  if (offset === 0) return struct;
  const { client, clock } = struct.id;
  const id = Y.createID(client, clock + offset);
  if (struct instanceof Y.GC) return new Y.GC(id, struct.length - offset);
  const before = Y.createID(client, id.clock - 1);
  return new Y.Item(id, null, before, null, struct.rightOrigin, null, null, struct.content.splice(offset));
}
