// WebP: a RIFF file of chunks. One still picture, its transparency and its colours are kept.
import { cleanProfile } from './colour-profile.ts';
import { orientationIn, tiffSaying, turned } from './orientation.ts';
import { BROKEN, type Drawn, MOST_PARTS, MOVING, type Unfit } from './unfit.ts';

/** Bits of the extended header. */
const [HAS_PROFILE, HAS_ALPHA, HAS_EXIF, IS_MOVING] = [0x20, 0x10, 0x08, 0x02];

type Size = { readonly width: number; readonly height: number };
type Chunk = { readonly name: string; readonly content: Buffer };

export function isWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}

export function readWebp(bytes: Buffer): Drawn | Unfit {
  const chunks = chunksOf(bytes);
  const [first] = chunks ?? [];
  const pixels = chunks?.filter(({ name }) => name === 'VP8 ' || name === 'VP8L') ?? [];
  const [picture] = pixels;
  if (!chunks || !first) return BROKEN;
  if (first.name === 'VP8X' && (first.content.readUInt8(0) & IS_MOVING) !== 0) return MOVING;
  const size = picture && pixels.length === 1 ? sizeOf(picture) : null;
  if (!picture || !size || (first.name !== 'VP8X' && first !== picture)) return BROKEN;
  if (first.name !== 'VP8X') return { ...size, bytes: file([picture]) };
  const canvas = { width: first.content.readUIntLE(4, 3) + 1, height: first.content.readUIntLE(7, 3) + 1 };
  if (canvas.width !== size.width || canvas.height !== size.height) return BROKEN;
  return extended(first, picture, chunks, size);
}

/** As far as the file says that it goes; null when a chunk is cut short. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  if (bytes.length < 20) return null;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end || chunks.length === MOST_PARTS) return null;
    const content = bytes.subarray(at + 8, at + 8 + length);
    const name = bytes.toString('latin1', at, at + 4);
    if (name === 'VP8X' && length < 10) return null;
    chunks.push({ name, content });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function sizeOf({ name, content }: Chunk): Size | null {
  return name === 'VP8L' ? losslessSize(content) : lossySize(content);
}

function losslessSize(content: Buffer): Size | null {
  if (content.length < 5 || content.readUInt8(0) !== 0x2f) return null;
  const bits = content.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** A key frame begins with three bytes of its own and a fixed code. */
function lossySize(content: Buffer): Size | null {
  if (content.length < 10 || (content.readUInt8(0) & 1) !== 0 || content.readUIntBE(3, 3) !== 0x9d012a)
    return null;
  const [width, height] = [content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff];
  return width > 0 && height > 0 ? { width, height } : null;
}

function extended(head: Chunk, picture: Chunk, chunks: readonly Chunk[], size: Size): Drawn {
  const named = (name: string) => chunks.find((one) => one.name === name)?.content ?? Buffer.alloc(0);
  const profile = cleanProfile(named('ICCP'));
  const alpha = picture.name === 'VP8 ' ? named('ALPH') : Buffer.alloc(0);
  const exif = named('EXIF');
  const orientation = orientationIn(exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif);
  const isClear = alpha.length > 0 || (head.content.readUInt8(0) & HAS_ALPHA) !== 0;
  const flags = (profile ? HAS_PROFILE : 0) | (isClear ? HAS_ALPHA : 0) | (orientation === 1 ? 0 : HAS_EXIF);
  const bytes = file([
    { name: 'VP8X', content: Buffer.concat([Buffer.from([flags, 0, 0, 0]), head.content.subarray(4, 10)]) },
    ...(profile ? [{ name: 'ICCP', content: profile }] : []),
    ...(alpha.length > 0 ? [{ name: 'ALPH', content: alpha }] : []),
    picture,
    ...(orientation === 1 ? [] : [{ name: 'EXIF', content: tiffSaying(orientation) }]),
  ]);
  return { ...turned(size, orientation), bytes };
}

function file(chunks: readonly Chunk[]): Buffer {
  const body = Buffer.concat(chunks.map(written));
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function written({ name, content }: Chunk): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
