// How Yjs writes a struct down (update format V1): the bits of its first byte, and the kinds of content that articles have.

export const KIND = 0b0001_1111;
export const HAS_KEY = 0b0010_0000;
export const HAS_RIGHT_ORIGIN = 0b0100_0000;
export const HAS_ORIGIN = 0b1000_0000;

export const GC = 0;
export const DELETED = 1;
export const STRING = 4;
export const FORMAT = 6;
export const TYPE = 7;
export const ANY = 8;
/** The whole of the first byte. */
export const SKIP = 10;

/** The only type that articles have in them. */
export const MAP_TYPE = 1;

/** By its leading byte: undefined, null, a number, a boolean or a string; no bigint, object, array or bytes. */
export function isPrimitive(lead: number | undefined): boolean {
  return lead !== undefined && lead >= 119 && lead <= 127 && lead !== 122;
}
