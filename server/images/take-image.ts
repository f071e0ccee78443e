// Takes a picture in: judged by its bytes, cleaned, kept. For every door through which pictures come.
import { type PictureName, pictureAddress } from '../../shared/article/picture.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Clock } from '../people.ts';
import { isDiskFull } from '../store/disk-full.ts';
import { type Image, readImage } from './image.ts';
import type { ImageStore, Space } from './image-store.ts';

export type Images = {
  readonly store: ImageStore;
  readonly space: Space;
  readonly clock: Pick<Clock, 'now'>;
};

/** `src` is what a figure's marker says. */
export type Taken = Pick<PictureName, 'width' | 'height'> & { readonly src: string };

export async function takeImage(images: Images, file: Uint8Array, by: PersonId): Promise<Taken | Refusal> {
  const image = readImage(file);
  if ('code' in image) return image;
  const unkept = await keepImage(images, image, by);
  return unkept ?? { src: pictureAddress(image), width: image.width, height: image.height };
}

/** Those of a file that is brought in as a whole. Null once all are on disk. */
export async function keepImages(
  images: Images,
  some: readonly Image[],
  by: PersonId,
): Promise<Refusal | null> {
  for (const image of some) {
    const unkept = await keepImage(images, image, by);
    if (unkept) return unkept;
  }
  return null;
}

/** Null once it is on disk. */
async function keepImage(images: Images, image: Image, by: PersonId): Promise<Refusal | null> {
  const at = new Date(images.clock.now()).toISOString();
  const kept = await images.store.keep({ image, by, at }, images.space).catch(noRoom);
  return kept === 'kept' ? null : refuse(kept === 'disk-full' ? 'not-saved' : 'too-large', FULL[kept]);
}

const FULL = {
  'person-full':
    'You have brought in as many pictures as one person may. Ask whoever runs Galley for more room.',
  'newsroom-full': 'There is no room left for pictures in this newsroom. Ask whoever runs Galley for more.',
  'disk-full': 'The server’s disk is full, so this picture was not kept. Tell whoever runs Galley.',
} as const;

function noRoom(error: unknown): 'disk-full' {
  if (isDiskFull(error)) return 'disk-full';
  throw error;
}
