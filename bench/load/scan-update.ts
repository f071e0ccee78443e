// Which keystrokes an update carries, read from its bytes (Yjs V1) without a document: a receiver costs next to nothing.
import * as Y from 'yjs';

/** So many units of a client id, from a clock on. */
type See = (client: number, clock: number, length: number) => void;

const KIND = 0b0001_1111;
const GC = 0;
const DELETED = 1;
const TEXT = 4;
const SKIP = 10;
const HAS_RIGHT_ORIGIN = 0b0100_0000;
const HAS_ORIGIN = 0b1000_0000;
const HAS_KEY = 0b0010_0000;

let bytes: Uint8Array = new Uint8Array();
let at = 0;

export function scanUpdate(update: Uint8Array, see: See): void {
  bytes = update;
  at = 0;
  for (let sections = readNumber(); sections > 0; sections -= 1) {
    const count = readNumber();
    const client = readNumber();
    let clock = readNumber();
    for (let left = count; left > 0; left -= 1) {
      const info = bytes[at++] ?? 0;
      const length = info === SKIP ? -readNumber() : readStruct(info);
      if (length === null) {
        scanWithYjs(update, see);
        return;
      }
      if (length > 0) see(client, clock, length);
      clock += Math.abs(length);
    }
  }
}

/** How long it is; null when it holds what nobody types. */
function readStruct(info: number): number | null {
  if ((info & KIND) === GC) return readNumber();
  if (info & HAS_ORIGIN) skipNumbers(2);
  if (info & HAS_RIGHT_ORIGIN) skipNumbers(2);
  if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) skipParent(info);
  if ((info & KIND) === DELETED) return readNumber();
  if ((info & KIND) !== TEXT) return null;
  // What is typed here is ASCII: a byte is a unit.
  const length = readNumber();
  at += length;
  return length;
}

function skipParent(info: number): void {
  if (readNumber() === 1) skipText();
  else skipNumbers(2);
  if (info & HAS_KEY) skipText();
}

function skipText(): void {
  const length = readNumber();
  at += length;
}

function skipNumbers(count: number): void {
  for (let left = count; left > 0; left -= 1) readNumber();
}

function readNumber(): number {
  let number = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    number += (byte & 127) * factor;
    if (byte < 128) return number;
  }
}

function scanWithYjs(update: Uint8Array, see: See): void {
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, end] of to) see(client, from.get(client) ?? 0, end - (from.get(client) ?? 0));
}
