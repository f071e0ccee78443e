// Bytes on the wire: small ones stand in their message as base64, so that it is one frame of text, encoded once for a whole
// room. Apart from it they would be a second frame, wrapped anew for each who hears it: more than twice the work.
import { fromBase64, toBase64 } from './base64.ts';

/** Larger ones go apart from their message after all: a third more bytes then costs more than a second frame. */
const SMALL = 8_192;

/** No message holds bytes deeper than this. What is nested deeper is left as it is, so nobody can make this dig. */
const DEEPEST = 5;

type Leaf = (value: object) => unknown;

/** The message as it is sent. */
export function toWire(message: unknown): unknown {
  return changed(message, DEEPEST, asText);
}

/** The message as it was meant; its type is the sender's promise. Browsers hand bytes that came apart over as ArrayBuffer. */
export function fromWire<T>(message: unknown): T {
  return changed(message, DEEPEST, asBytes) as T;
}

/** Whether they go within the text of their message. */
export function staysInText(bytes: Uint8Array): boolean {
  return bytes.byteLength <= SMALL;
}

/** Bytes as they stand within the text of their message; null when they go apart from it. */
export function bytesInText(bytes: Uint8Array): { readonly base64: string } | null {
  return staysInText(bytes) ? { base64: toBase64(bytes) } : null;
}

function asText(value: object): unknown {
  return value instanceof Uint8Array ? (bytesInText(value) ?? value) : undefined;
}

function asBytes(value: object): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return value;
  return 'base64' in value ? bytesIn(value.base64) : undefined;
}

/** What has nothing to be changed in it is not copied. */
function changed(value: unknown, deepest: number, leaf: Leaf): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const whole = leaf(value);
  if (whole !== undefined || deepest === 0) return whole ?? value;
  let copy: Record<string, unknown> | unknown[] | null = null;
  for (const key in value) {
    const before: unknown = Reflect.get(value, key);
    const after = changed(before, deepest - 1, leaf);
    if (after === before) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    Reflect.set(copy, key, after);
  }
  return copy ?? value;
}

/** Undefined for what is no base64: then it is no bytes, and whoever expects bytes will say so. */
function bytesIn(text: unknown): Uint8Array | undefined {
  try {
    return typeof text === 'string' ? fromBase64(text) : undefined;
  } catch {
    return undefined;
  }
}
