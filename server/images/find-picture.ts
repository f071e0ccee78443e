// A picture that we keep, by the address under which articles show it.
import { pictureAddress, readPictureAddress } from '../../shared/article/picture.ts';
import type { Image } from './image.ts';
import type { ImageStore } from './image-store.ts';

export type FindPicture = (address: string) => Promise<Image | null>;

/** Under its one address only: the same picture with another size beside it is not there. */
export function findingPictures(store: Pick<ImageStore, 'find'>): FindPicture {
  return async (address) => {
    const name = readPictureAddress(address);
    const image = name && (await store.find(name.hash));
    return image && pictureAddress(image) === address ? image : null;
  };
}
