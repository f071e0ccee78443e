// From what somebody brings in to all that a draft begins with, or why it cannot be read. Takes its time: see `Readers`.
import * as Y from 'yjs';
import { anchorAt } from '../../shared/article/anchor.ts';
import { type Block, textOf } from '../../shared/article/blocks.ts';
import { headlineOf } from '../../shared/article/plain.ts';
import { articleOf } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Image } from '../images/image.ts';
import type { Pin } from './block-writer.ts';
import type { Brought, BroughtThread, ReadIn, Reads } from './brought.ts';
import { readDocx } from './docx/read-docx.ts';
import type { Here } from './picture.ts';
import { readDraft } from './read-draft.ts';

/** A thread as a file knows it: by the blocks. */
export type ThreadInFile = Omit<BroughtThread, 'anchor'> & {
  readonly place: { readonly from: Pin; readonly to: Pin } | null;
};

export type FileRead = {
  readonly blocks: readonly Block[];
  readonly threads: readonly ThreadInFile[];
  readonly images: readonly Image[];
  readonly remarks: readonly string[];
};

export async function readIn(
  brought: Brought | null,
  clientId: number,
  here: Here = null,
): Promise<ReadIn | Refusal> {
  const read = await readFile(brought, here);
  if ('code' in read) return read;
  const blocks = ready(read.blocks);
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const article = articleOf(doc);
  const seeds: Uint8Array[] = [];
  doc.on('update', (update) => seeds.push(update));
  seedArticle(article, blocks);
  const offsets = offsetsOf(
    blocks,
    blocks.length > read.blocks.length && blocks[0] !== read.blocks[0] ? 1 : 0,
  );
  const threads = read.threads.map(({ place, ...thread }) => {
    const [from, to] = place ? [offsets(place.from), offsets(place.to)] : [0, 0];
    return { ...thread, anchor: to > from ? anchorAt(article, from, to) : null };
  });
  doc.destroy();
  return { headline: headlineOf(blocks), seeds, threads, images: read.images, remarks: read.remarks };
}

/** Where nobody else is held up: in tests, and for our own seeds. */
export const readHere: Reads = { read: (_, brought, clientId) => readIn(brought, clientId) };

async function readFile(brought: Brought | null, here: Here): Promise<FileRead | Refusal> {
  if (brought?.format === 'docx') return readDocx(brought.bytes, here);
  if (!brought || brought.format === 'blocks')
    return { blocks: brought?.blocks ?? [], threads: [], images: [], remarks: [] };
  const read = readDraft(brought, here);
  return 'code' in read ? read : { ...read, threads: [] };
}

/** An article without a headline begins with an empty one, so that there is a place to write it. */
export function ready(blocks: readonly Block[]): readonly Block[] {
  const headed: readonly Block[] = blocks.some(({ kind }) => kind === 'headline')
    ? blocks
    : [{ kind: 'headline', runs: [] }, ...blocks];
  return headed.length > 1 ? headed : [...headed, { kind: 'paragraph', runs: [] }];
}

/** From a place in a block to the offset in the flat article; `before` is how many blocks were put in front. */
function offsetsOf(blocks: readonly Block[], before: number): (pin: Pin) => number {
  const begins: number[] = [];
  let offset = 0;
  for (const block of blocks) {
    begins.push(offset + 1);
    offset += 1 + textOf(block).length;
  }
  return ({ block, at }) => {
    const there = blocks[block + before];
    const begin = begins[block + before];
    return there && begin !== undefined ? begin + Math.min(at, textOf(there).length) : offset;
  };
}
