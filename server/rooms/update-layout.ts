// Where in an update each client's structs lie, and where its deletions begin: one pass over the bytes that builds nothing.
import * as Y from 'yjs';
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
  STRING,
  TYPE,
} from './struct-codes.ts';

/** One client's structs: `count` of them, in the bytes between `from` and `to`, with the units from `clock` to before `next`. */
export type Section = {
  readonly count: number;
  readonly clock: number;
  readonly next: number;
  readonly from: number;
  readonly to: number;
};
/** An update and where in it what lies: the sections by client id. */
export type Update = {
  readonly bytes: Uint8Array;
  readonly sections: ReadonlyMap<number, Section>;
  readonly deletionsAt: number;
};

/** What it deletes, as an update. */
export function withoutStructs({ bytes, deletionsAt }: Update): Uint8Array {
  const update = new Uint8Array(1 + bytes.length - deletionsAt);
  update.set(bytes.subarray(deletionsAt), 1);
  return update;
}

/** Null for what no article writes, and for an update that leaves units out. */
export function layOut(bytes: Uint8Array): Update | null {
  const reader = new Y.UpdateDecoderV1({ arr: bytes, pos: 0 });
  try {
    const sections = passSections(reader);
    return sections && { bytes, sections, deletionsAt: reader.restDecoder.pos };
  } catch {
    // These bytes are no update: whoever makes a document of them says what is wrong.
    return null;
  }
}

function passSections(reader: Y.UpdateDecoderV1): Map<number, Section> | null {
  const sections = new Map<number, Section>();
  for (let left = reader.readLen(); left > 0; left -= 1) {
    const count = reader.readLen();
    const client = reader.readClient();
    const clock = reader.readLen();
    const from = reader.restDecoder.pos;
    const units = passStructs(reader, count);
    if (units === null || sections.has(client)) return null;
    sections.set(client, { count, clock, next: clock + units, from, to: reader.restDecoder.pos });
  }
  return sections;
}

function passStructs(reader: Y.UpdateDecoderV1, count: number): number | null {
  let units = 0;
  for (let left = count; left > 0; left -= 1) {
    const length = passStruct(reader);
    if (length === null) return null;
    units += length;
  }
  return units;
}

/** How many units the struct is that it passes; null for what no article writes. */
function passStruct(reader: Y.UpdateDecoderV1): number | null {
  const info = reader.readInfo();
  const kind = info & KIND;
  if (kind === GC) return reader.readLen();
  if (info & HAS_ORIGIN) passId(reader);
  if (info & HAS_RIGHT_ORIGIN) passId(reader);
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (reader.readParentInfo()) passString(reader);
    else passId(reader);
    if (info & HAS_KEY) passString(reader);
  }
  return passContent(reader, kind);
}

function passContent(reader: Y.UpdateDecoderV1, kind: number): number | null {
  switch (kind) {
    case DELETED:
      return reader.readLen();
    case STRING:
      return passString(reader);
    case FORMAT:
      passString(reader);
      passString(reader);
      return 1;
    case TYPE:
      return reader.readTypeRef() === MAP_TYPE ? 1 : null;
    case ANY:
      return passValues(reader);
    // Units that were left out are of a kind that is none, too.
    default:
      return null;
  }
}

function passId(reader: Y.UpdateDecoderV1): void {
  reader.readClient();
  reader.readLen();
}

/** How many UTF-16 units it has: a unit for each byte that begins a character, and one more where that is of four bytes. */
function passString(reader: Y.UpdateDecoderV1): number {
  const end = reader.readLen() + reader.restDecoder.pos;
  const { arr } = reader.restDecoder;
  if (end > arr.length) throw new RangeError('a string ends beyond the update');
  let units = 0;
  for (let at = reader.restDecoder.pos; at < end; at += 1) {
    const byte = arr[at] ?? 0;
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  reader.restDecoder.pos = end;
  return units;
}

function passValues(reader: Y.UpdateDecoderV1): number | null {
  const count = reader.readLen();
  for (let left = count; left > 0; left -= 1) {
    const { arr, pos } = reader.restDecoder;
    if (!isPrimitive(arr[pos])) return null;
    reader.readAny();
  }
  return count;
}
