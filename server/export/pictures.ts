// The pictures of our own that an article shows, as a file takes them along: it shows them wherever it is opened.
import type { Block } from '../../shared/article/blocks.ts';
import type { FindPicture } from '../images/find-picture.ts';
import type { Image } from '../images/image.ts';

/** By what the figures' markers say. */
export type Pictures = ReadonlyMap<string, Image>;

/** What one file holds of them, in bytes: more than a newsletter may weigh. The others are named in it. */
const MOST = 40_000_000;

export async function picturesIn(blocks: readonly Block[], find: FindPicture): Promise<Pictures> {
  const pictures = new Map<string, Image>();
  let room = MOST;
  for (const src of new Set(blocks.flatMap((block) => block.src ?? []))) {
    const image = await find(src);
    if (!image || image.bytes.byteLength > room) continue;
    room -= image.bytes.byteLength;
    pictures.set(src, image);
  }
  return pictures;
}

/** Each picture written out where its address is asked for. */
export function inlined(pictures: Pictures): ReadonlyMap<string, string> {
  return new Map(
    [...pictures].map(([src, { type, bytes }]) => [
      src,
      `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`,
    ]),
  );
}
