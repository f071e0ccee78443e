// PNG: a signature and chunks, each with its sum. Only the chunks that draw the picture are kept.
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { cleanProfile } from './colour-profile.ts';
import { BROKEN, type Drawn, MOST_PARTS, MOVING, type Unfit } from './unfit.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Size and colours; no text, no time, no camera, nothing private. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'cICP'],
]);

/** Bits a channel may have, by colour type. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

export function readPng(bytes: Buffer): Drawn | Unfit {
  const chunks = chunksOf(bytes);
  const [first] = chunks;
  if (first?.name !== 'IHDR' || chunks.at(-1)?.name !== 'IEND') return BROKEN;
  if (chunks.some(({ name }) => name === 'acTL')) return MOVING;
  if (chunks.some(({ name }, at) => (name === 'IHDR' && at > 0) || isUnknownPart(name))) return BROKEN;
  const size = sizeIn(first.content);
  if (!size || !chunks.some(({ name }) => name === 'IDAT')) return BROKEN;
  return { ...size, bytes: Buffer.concat([SIGNATURE, ...chunks.map(kept)]) };
}

type Chunk = { readonly name: string; readonly content: Buffer; readonly whole: Buffer };

/** As far as they are sound, the end at most: what follows it is no picture. */
function chunksOf(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length && chunks.length < MOST_PARTS; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) break;
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ name, content: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (name === 'IEND') break;
    at = end;
  }
  return chunks;
}

/** A capital first letter says that nobody who does not know the chunk can draw the picture. */
function isUnknownPart(name: string): boolean {
  return /^[A-Z]/u.test(name) && !KEPT.has(name);
}

function sizeIn(header: Buffer): { readonly width: number; readonly height: number } | null {
  if (header.length !== 13) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const isKnown = DEPTHS[header.readUInt8(9)]?.includes(header.readUInt8(8)) ?? false;
  const isPlain = header.readUInt16BE(10) === 0 && header.readUInt8(12) <= 1;
  return width > 0 && height > 0 && isKnown && isPlain ? { width, height } : null;
}

const NOTHING = Buffer.alloc(0);

function kept({ name, content, whole }: Chunk): Buffer {
  if (KEPT.has(name)) return whole;
  return name === 'iCCP' ? profileChunk(content) : NOTHING;
}

const LARGEST_PROFILE = 2 * 1024 * 1024;

/** A profile's name, too, may say whose screen it was made on. */
function profileChunk(content: Buffer): Buffer {
  const profile = inflated(content.subarray(content.indexOf(0) + 2));
  const clean = profile && cleanProfile(profile);
  return clean
    ? chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(clean)]))
    : NOTHING;
}

function inflated(bytes: Buffer): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_PROFILE });
  } catch {
    // Damaged, or a bomb: the picture is drawn without it.
    return null;
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(12 + content.length);
  whole.writeUInt32BE(content.length, 0);
  whole.write(name, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
