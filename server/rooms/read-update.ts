// Reads a Yjs V1 update strictly: every byte or nothing, and what no article holds is never built.
import * as Y from 'yjs';
import { UPDATE_LIMIT } from '../../shared/protocol.ts';
import { type GuardReason, type Refused, refused } from './guard-reason.ts';
import {
  ANY,
  DELETED,
  FORMAT,
  GC,
  HAS_KEY,
  HAS_ORIGIN,
  HAS_RIGHT_ORIGIN,
  isPrimitive,
  KIND,
  MAP_TYPE,
  SKIP,
  STRING,
  TYPE,
} from './struct-codes.ts';

/** What an update inserts. Skips are dropped: they only say what the sender left out. */
export type Struct = Y.Item | Y.GC;
/** A run of units by their Yjs identity. */
export type Range = { readonly client: number; readonly clock: number; readonly length: number };
export type ReadUpdate = { readonly structs: readonly Struct[]; readonly deletions: readonly Range[] };

/** More than any text of `UPDATE_LIMIT` bytes needs in lines of some length, few enough to judge and apply in a tenth of a second. */
const STRUCT_LIMIT = 24_000;

class Unreadable extends Error {
  readonly why: GuardReason;
  constructor(why: GuardReason, message: string) {
    super(message);
    this.why = why;
  }
}

export function readUpdate(bytes: Uint8Array): ReadUpdate | Refused {
  if (bytes.length > UPDATE_LIMIT) return refused('too-large', `${bytes.length} bytes`);
  const reader = new Y.UpdateDecoderV1({ arr: bytes, pos: 0 });
  try {
    const read = { structs: readStructs(reader), deletions: readDeletions(reader) };
    const { pos } = reader.restDecoder;
    return pos === bytes.length ? read : refused('undecodable', `${bytes.length - pos} bytes too many`);
  } catch (error) {
    // Yjs and the decoder below it answer broken bytes with errors of many kinds; to us all mean the same.
    if (error instanceof Unreadable) return refused(error.why, error.message);
    return refused('undecodable', error instanceof Error ? error.message : 'noise');
  }
}

function readStructs(reader: Y.UpdateDecoderV1): Struct[] {
  const structs: Struct[] = [];
  let budget = STRUCT_LIMIT;
  for (let sections = reader.readLen(); sections > 0; sections -= 1) {
    const count = reader.readLen();
    if (count > budget) throw new Unreadable('too-large', `${count} structs`);
    budget -= count;
    const client = reader.readClient();
    let clock = reader.readLen();
    for (let left = count; left > 0; left -= 1) {
      const struct = readStruct(reader, Y.createID(client, clock));
      clock += struct.length;
      if (!(struct instanceof Y.Skip)) structs.push(struct);
    }
  }
  return structs;
}

function readStruct(reader: Y.UpdateDecoderV1, id: Y.ID): Struct | Y.Skip {
  const info = reader.readInfo();
  if (info === SKIP) return new Y.Skip(id, reader.readLen());
  const kind = info & KIND;
  if (kind === GC) return new Y.GC(id, reader.readLen());
  const origin = info & HAS_ORIGIN ? reader.readLeftID() : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? reader.readRightID() : null;
  // Only a struct without neighbours names its parent: a root by name or a type by id.
  const alone = origin === null && rightOrigin === null;
  const parent = alone ? (reader.readParentInfo() ? reader.readString() : reader.readLeftID()) : null;
  const key = alone && info & HAS_KEY ? reader.readString() : null;
  // Yjs keeps a root's name in `parent` until it is integrated, but does not say so in its types.
  return new Y.Item(
    id,
    null,
    origin,
    null,
    rightOrigin,
    parent as Y.ID | null,
    key,
    readContent(reader, kind),
  );
}

function readContent(reader: Y.UpdateDecoderV1, kind: number): Y.Item['content'] {
  switch (kind) {
    case DELETED:
      return new Y.ContentDeleted(reader.readLen());
    case STRING:
      return new Y.ContentString(reader.readString());
    case FORMAT:
      return new Y.ContentFormat(reader.readKey(), reader.readJSON());
    case TYPE:
      if (reader.readTypeRef() === MAP_TYPE) return new Y.ContentType(new Y.Map());
      throw new Unreadable('foreign-content', 'a type that is no map');
    case ANY:
      return new Y.ContentAny(readValues(reader));
    default:
      throw new Unreadable('foreign-content', `content of kind ${kind}`);
  }
}

function readValues(reader: Y.UpdateDecoderV1): unknown[] {
  const values: unknown[] = [];
  for (let left = reader.readLen(); left > 0; left -= 1) {
    const { arr, pos } = reader.restDecoder;
    if (!isPrimitive(arr[pos])) throw new Unreadable('foreign-content', 'a value that is no primitive');
    values.push(reader.readAny());
  }
  return values;
}

function readDeletions(reader: Y.UpdateDecoderV1): Range[] {
  const deletions: Range[] = [];
  for (let sections = reader.readLen(); sections > 0; sections -= 1) {
    const client = reader.readClient();
    for (let left = reader.readLen(); left > 0; left -= 1)
      deletions.push({ client, clock: reader.readDsClock(), length: reader.readDsLen() });
  }
  return deletions;
}
