// JPEG: segments, each behind a marker, and scans of coded pixels. Kept are those that a decoder needs.
import { cleanProfile } from './colour-profile.ts';
import { orientationIn, tiffSaying, turned } from './orientation.ts';
import { BROKEN, type Drawn, MOST_PARTS, type Unfit } from './unfit.ts';

const [SOS, EOI] = [0xda, 0xd9];
const [APP0, APP1, APP2, APP14] = [0xe0, 0xe1, 0xe2, 0xee];
/** Baseline, extended, progressive: the others are shown nowhere. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Frames, tables, restarts. */
const TABLES: readonly number[] = [...FRAMES, 0xc4, 0xdb, 0xdd];

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, EOI]);

export function isJpeg(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff;
}

export function readJpeg(bytes: Buffer): Drawn | Unfit {
  const segments = segmentsOf(bytes);
  const frames = segments?.filter(({ marker }) => FRAMES.includes(marker)) ?? [];
  const [frame] = frames;
  const size = frame && frames.length === 1 ? sizeIn(frame.content) : null;
  if (!segments || !size || !segments.some(({ marker }) => marker === SOS)) return BROKEN;
  const orientation = orientationOf(segments);
  const drawing = segments.filter(({ marker }) => marker === SOS || TABLES.includes(marker));
  const parts = [
    ...segments.filter(isJfif).slice(0, 1).map(withoutThumbnail),
    ...(orientation === 1 ? [] : [segment(APP1, Buffer.from('Exif\0\0'), tiffSaying(orientation))]),
    ...profileSegments(segments),
    ...segments
      .filter(isAdobe)
      .slice(0, 1)
      .map(({ whole }) => whole),
    ...drawing.map(({ whole }) => whole),
  ];
  return { ...turned(size, orientation), bytes: Buffer.concat([START, ...parts, END]) };
}

/** Which way up a picture of ours is, 1 to 8. */
export function jpegOrientation(bytes: Buffer): number {
  return orientationOf(segmentsOf(bytes) ?? []);
}

type Segment = { readonly marker: number; readonly content: Buffer; readonly whole: Buffer };

/** Up to the end of the picture; null when it is damaged or has none. */
function segmentsOf(bytes: Buffer): readonly Segment[] | null {
  const segments: Segment[] = [];
  for (let at = START.length; at + 2 <= bytes.length && segments.length < MOST_PARTS; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === EOI) return segments;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (at + 4 > bytes.length) return null;
    const head = at + 2 + bytes.readUInt16BE(at + 2);
    if (head < at + 4 || head > bytes.length) return null;
    const end = marker === SOS ? endOfScan(bytes, head) : head;
    segments.push({ marker, content: bytes.subarray(at + 4, head), whole: bytes.subarray(at, end) });
    at = end;
  }
  return null;
}

/** Where the next marker stands that is neither an escaped 0xff nor a restart within the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function sizeIn(frame: Buffer): { readonly width: number; readonly height: number } | null {
  if (frame.length < 6 || frame.readUInt8(0) !== 8) return null;
  const [height, width, channels] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame.readUInt8(5)];
  return width > 0 && height > 0 && [1, 3, 4].includes(channels) ? { width, height } : null;
}

function begins({ content }: Segment, words: string): boolean {
  return content.toString('latin1', 0, words.length) === words;
}

function isJfif(one: Segment): boolean {
  return one.marker === APP0 && one.content.length >= 14 && begins(one, 'JFIF\0');
}

/** How the channels are to be read. */
function isAdobe(one: Segment): boolean {
  return one.marker === APP14 && one.content.length === 12 && begins(one, 'Adobe');
}

/** The small picture may show what was cut away or painted over. */
function withoutThumbnail({ content }: Segment): Buffer {
  return segment(APP0, content.subarray(0, 12), Buffer.from([0, 0]));
}

function orientationOf(segments: readonly Segment[]): number {
  const exif = segments.find((one) => one.marker === APP1 && begins(one, 'Exif\0\0'));
  return exif ? orientationIn(exif.content.subarray(6)) : 1;
}

const PROFILE = 'ICC_PROFILE\0';
const MOST_IN_A_SEGMENT = 65_000;

/** A profile comes in numbered pieces. */
function profileSegments(segments: readonly Segment[]): readonly Buffer[] {
  const pieces = segments
    .filter((one) => one.marker === APP2 && one.content.length > 14 && begins(one, PROFILE))
    .toSorted((a, b) => a.content.readUInt8(12) - b.content.readUInt8(12));
  const clean = cleanProfile(Buffer.concat(pieces.map(({ content }) => content.subarray(14))));
  if (!clean) return [];
  const count = Math.ceil(clean.length / MOST_IN_A_SEGMENT);
  return Array.from({ length: count }, (_, index) => {
    const piece = clean.subarray(index * MOST_IN_A_SEGMENT, (index + 1) * MOST_IN_A_SEGMENT);
    return segment(APP2, Buffer.from(PROFILE), Buffer.from([index + 1, count]), piece);
  });
}

function segment(marker: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
