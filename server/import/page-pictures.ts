// The pictures of a page as figures: those in the page itself are judged as every picture is and become ours, those on
// other sites stay there, and the rest is counted, so that whoever brings the page in is told.
import type { Marker } from '../../shared/article/blocks.ts';
import { pictureAddress, readPictureAddress } from '../../shared/article/picture.ts';
import { type Image, readImage } from '../images/image.ts';
import { bytesIn } from './inline-bytes.ts';
import { type Here, pictureOf } from './picture.ts';
import { leftOutPictures, picturesElsewhere } from './picture-remarks.ts';

/** A page of 5 MB that shows one picture a thousand times is no article. */
const MOST = 200;

export class PagePictures {
  readonly #images = new Map<string, Image>();
  readonly #here: Here;
  #inside = 0;
  #leftOut = 0;
  #elsewhere = 0;

  constructor(here: Here) {
    this.#here = here;
  }

  get images(): readonly Image[] {
    return [...this.#images.values()];
  }

  get remarks(): readonly string[] {
    return [...leftOutPictures(this.#leftOut), ...picturesElsewhere(this.#elsewhere)];
  }

  /** Null for one that is left out. */
  figureOf(src: string | undefined, alt: string): Marker | null {
    const address = src?.trim() ?? '';
    if (address === '') return null;
    const figure = /^data:/iu.test(address)
      ? this.#inPage(address, alt)
      : pictureOf(address, alt, this.#here);
    if (!figure) this.#leftOut += 1;
    else if (figure.src !== undefined && !readPictureAddress(figure.src)) this.#elsewhere += 1;
    return figure;
  }

  #inPage(address: string, alt: string): Marker | null {
    this.#inside += 1;
    const bytes = this.#inside > MOST ? null : bytesIn(address);
    const image = bytes && readImage(bytes);
    if (!image || 'code' in image) return null;
    const src = pictureAddress(image);
    this.#images.set(src, image);
    return pictureOf(src, alt, this.#here);
  }
}
