// The pictures of a Word file: each judged by its bytes as every picture is, and known by the address that it will have.
import { pictureAddress } from '../../../shared/article/picture.ts';
import { type Image, readImage } from '../../images/image.ts';
import type { WordDocument, WordImage, WordNode } from './word-document.ts';

export type Pictures = {
  readonly images: readonly Image[];
  /** How many there were that we cannot take. */
  readonly leftOut: number;
  /** Null for one that is left out. */
  srcOf(image: WordImage): string | null;
};

/** A file of 5 MB that shows one picture on a thousand pages is no article. */
const MOST = 200;

export async function picturesIn(document: WordDocument): Promise<Pictures> {
  const images = new Map<string, Image>();
  const srcs = new Map<WordImage, string>();
  const met = document.children.flatMap(imagesIn);
  for (const picture of met.slice(0, MOST)) {
    const image = await read(picture);
    if (!image) continue;
    const src = pictureAddress(image);
    images.set(src, image);
    srcs.set(picture, src);
  }
  return {
    images: [...images.values()],
    leftOut: met.length - srcs.size,
    srcOf: (image) => srcs.get(image) ?? null,
  };
}

/** Null when it lies outside of the file, is missing, or is no picture that we take. */
async function read(picture: WordImage): Promise<Image | null> {
  try {
    const image = readImage(await picture.readAsBuffer());
    return 'code' in image ? null : image;
  } catch {
    return null;
  }
}

function imagesIn(node: WordNode): readonly WordImage[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(imagesIn) : [];
}
