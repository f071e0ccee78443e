// Unpacks a .docx: what it may weigh is judged by its table of contents first and again byte for byte while it grows.
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Unreadable } from '../unreadable.ts';
import { LOCKED } from './what-is-it.ts';
import { broken } from './xml-tokens.ts';

/** The parts by their paths. */
export type Parts = ReadonlyMap<string, Uint8Array>;

const MB = 1024 * 1024;
/** A file of Word's has a dozen parts, and one for each picture. */
const MOST_ENTRIES = 2_000;
/** What an honest file of 5 MB holds, and far less than what one can be made to hold. */
const LARGEST = { all: 96 * MB, part: 24 * MB } as const;

export async function unpack(bytes: Buffer): Promise<Parts> {
  const zip = await opened(bytes);
  const entries = await entriesOf(zip);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries.values()) parts.set(entry.fileName, await contentOf(zip, entry, bytes));
  return parts;
}

/** Its own words for what is wrong are for programmers. */
async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(withoutTail(bytes), { lazyEntries: true });
  } catch {
    throw broken();
  }
}

/** The record that ends an archive, and how long it is but for what somebody noted in it. */
const END = { mark: 'PK\u0005\u0006', size: 22 } as const;

/** Mail programs leave the end of a line behind a file; behind an archive nothing may stand. */
function withoutTail(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(END.mark, undefined, 'latin1');
  if (at === -1 || at + END.size > bytes.length) return bytes;
  const end = at + END.size + bytes.readUInt16LE(at + END.size - 2);
  return bytes.subarray(end).every((byte) => BLANK.includes(byte)) ? bytes.subarray(0, end) : bytes;
}

const BLANK: readonly number[] = [0, 9, 10, 13, 32];

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge();
  const entries = new Map<string, Entry>();
  let whole = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new Unreadable(LOCKED);
      if (!isWanted(entry.fileName)) continue;
      // Two parts of one name are one thing to us and another to Word.
      if (entries.has(entry.fileName)) throw broken();
      whole += entry.uncompressedSize;
      if (entry.uncompressedSize > LARGEST.part || whole > LARGEST.all) throw tooLarge();
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : broken();
  }
  return entries;
}

/** Text, its relations and pictures; what is embedded otherwise, programs above all, stays packed. */
function isWanted(path: string): boolean {
  return /\.(?:xml|rels)$/iu.test(path) || /\/media\/[^/]+$/u.test(path);
}

async function contentOf(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Uint8Array> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const content = inflated(packed, entry);
    if (content.byteLength !== entry.uncompressedSize || crc32(content) !== entry.crc32) throw broken();
    return content;
  } catch (error) {
    throw error instanceof Unreadable ? error : broken();
  }
}

/** Grows to what the table of contents says, and no byte further. */
function inflated(packed: Buffer, { compressionMethod, uncompressedSize }: Entry): Uint8Array {
  if (compressionMethod === 0) return packed;
  if (compressionMethod !== 8) throw broken();
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) });
}

function tooLarge(): Unreadable {
  return new Unreadable(
    'This Word file holds more than a draft can be made from. Bring it in as several files.',
    'too-large',
  );
}
