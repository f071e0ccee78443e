// A Word file as blocks, pictures and threads. What it is, is judged by its bytes; nothing that it names is fetched or run.

import type { Marker } from '../../../shared/article/blocks.ts';
import { textOf } from '../../../shared/article/blocks.ts';
import { IMPORT_LIMIT } from '../../../shared/commands.ts';
import { type Refusal, refuse } from '../../../shared/review/refusal.ts';
import { PIECE_LIMIT } from '../block-writer.ts';
import { withHeadline } from '../headline.ts';
import { type Here, pictureOf } from '../picture.ts';
import type { FileRead } from '../read-in.ts';
import { Unreadable } from '../unreadable.ts';
import { commentsOf } from './comments.ts';
import { mainPartOf } from './parts.ts';
import { type Pictures, picturesIn } from './pictures.ts';
import { remarksOn } from './remarks.ts';
import { threadsOf } from './threads.ts';
import { unpack } from './unpack.ts';
import { refuseOthers } from './what-is-it.ts';
import { understand } from './word-document.ts';
import { WordReader } from './word-reader.ts';

export const FILE_TOO_LARGE = refuse(
  'too-large',
  'This file is larger than 5 MB. Make its pictures smaller, or bring it in as several files.',
);

export async function readDocx(file: Uint8Array, here: Here = null): Promise<FileRead | Refusal> {
  try {
    return await read(Buffer.from(file.buffer, file.byteOffset, file.byteLength), here);
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

async function read(bytes: Buffer, here: Here): Promise<FileRead | Refusal> {
  if (bytes.length > IMPORT_LIMIT) return FILE_TOO_LARGE;
  refuseOthers(bytes);
  const parts = await unpack(bytes);
  const main = mainPartOf(parts);
  const { document, oddities } = await understand(parts, main);
  const pictures = await picturesIn(document);
  const reader = new WordReader(document, {
    ofImage: (image) => figureOf(pictures, image),
    ofAddress: (src, alt) => pictureOf(src, alt, here),
  });
  const blocks = withHeadline(reader.read(), null);
  if (blocks.reduce((sum, { runs }) => sum + 1 + runs.length, 0) > PIECE_LIMIT) throw tooManyPieces();
  if (!blocks.some((block) => block.src !== undefined || textOf(block).trim() !== ''))
    throw new Unreadable('There are no words in this file.');
  const { threads, most } = threadsOf(commentsOf(parts, main), (id) => reader.placeOf(id));
  const remarks = remarksOn({ oddities, reader, pictures, threads, most });
  return { blocks, threads, images: pictures.images, remarks };
}

function figureOf(pictures: Pictures, image: Parameters<Pictures['srcOf']>[0]): Marker | null {
  const src = pictures.srcOf(image);
  const alt = (image.altText ?? '')
    .toWellFormed()
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 2_000)
    .toWellFormed();
  return src === null ? null : { kind: 'figure', src, ...(alt && { alt }) };
}

function tooManyPieces(): Unreadable {
  return new Unreadable(
    'This file has more paragraphs than one draft can hold. Bring it in as several drafts.',
    'too-large',
  );
}
