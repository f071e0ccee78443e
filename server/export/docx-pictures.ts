// A picture in a Word document: its bytes as they are, on a line of its own, no wider than the page.
import { type IContext, type IImageOptions, ImageRun, type IXmlableObject } from 'docx';
import type { Image } from '../images/image.ts';
import { jpegOrientation } from '../images/jpeg.ts';
import { xmlText } from './xml-text.ts';

/** Between the margins of a page, in pixels of 96 to the inch; and so high that a caption finds its place below. */
const [WIDEST, HIGHEST] = [600, 760];

/** Null for one that Word does not show. */
export function pictureRun(image: Image, alt: string): ImageRun | null {
  if (image.type === 'webp') return null;
  const description = xmlText(alt);
  const transformation = placed(image);
  return new PictureRun({
    type: image.type === 'png' ? 'png' : 'jpg',
    data: Buffer.from(image.bytes),
    transformation,
    altText: { name: `Picture ${image.hash.slice(0, 8)}`, description },
  });
}

function placed(image: Image) {
  const turn = image.type === 'jpeg' ? TURNS[jpegOrientation(Buffer.from(image.bytes)) - 1] : undefined;
  const { isOnItsSide, ...turned } = turn ?? { isOnItsSide: false };
  // Word measures a picture before it turns it, and keeps that width free as well.
  const [across, down] = isOnItsSide ? [image.height, image.width] : [image.width, image.height];
  const scale = Math.min(1, WIDEST / across, (isOnItsSide ? WIDEST : HIGHEST) / down);
  const [width = 1, height = 1] = [across, down].map((side) => Math.max(1, Math.round(side * scale)));
  return { width, height, ...turned };
}

/** Says how far it stands out of its measure above and below once it is turned on its side: lines keep clear of that. */
class PictureRun extends ImageRun {
  readonly #out: number;

  constructor(options: IImageOptions) {
    super(options);
    const { width, height, rotation = 0 } = options.transformation;
    this.#out = rotation % 180 === 0 ? 0 : Math.max(0, Math.round(((width - height) * UNITS) / 2));
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const drawn = super.prepForXml(context);
    if (!drawn || this.#out === 0) return drawn;
    const extent = { _attr: { l: 0, t: this.#out, r: 0, b: this.#out } };
    return JSON.parse(JSON.stringify(drawn), (key, value) => (key === 'wp:effectExtent' ? extent : value));
  }
}

/** Word's own, to the pixel. */
const UNITS = 9_525;

/** What Exif's orientations 1 to 8 say, which browsers heed and Word does not: first mirrored, then turned. */
const TURNS = [
  null,
  { flip: { horizontal: true }, isOnItsSide: false },
  { rotation: 180, isOnItsSide: false },
  { flip: { vertical: true }, isOnItsSide: false },
  { flip: { horizontal: true }, rotation: 270, isOnItsSide: true },
  { rotation: 90, isOnItsSide: true },
  { flip: { horizontal: true }, rotation: 90, isOnItsSide: true },
  { rotation: 270, isOnItsSide: true },
] as const;
