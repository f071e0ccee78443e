// A picture in a Word document: its bytes as they are, on a line of its own, no wider than the page.
import { ImageRun } from 'docx';
import type { Image } from '../images/image.ts';
import { jpegOrientation } from '../images/jpeg.ts';
import { xmlText } from './xml-text.ts';

/** Between the margins of a page, in pixels of 96 to the inch; and so high that a caption finds its place below. */
const [WIDEST, HIGHEST] = [600, 760];

/** Null for one that Word does not show. */
export function pictureRun(image: Image, alt: string): ImageRun | null {
  if (image.type === 'webp') return null;
  const description = xmlText(alt);
  return new ImageRun({
    type: image.type === 'png' ? 'png' : 'jpg',
    data: Buffer.from(image.bytes),
    transformation: placed(image),
    altText: { name: `Picture ${image.hash.slice(0, 8)}`, description },
  });
}

function placed(image: Image) {
  const scale = Math.min(1, WIDEST / image.width, HIGHEST / image.height);
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  const turn = image.type === 'jpeg' ? TURNS[jpegOrientation(Buffer.from(image.bytes)) - 1] : undefined;
  if (!turn) return { width: width ?? 1, height: height ?? 1 };
  const { isOnItsSide, ...transformation } = turn;
  // Word measures a picture before it turns it.
  const [across, down] = isOnItsSide ? [height, width] : [width, height];
  return { width: across ?? 1, height: down ?? 1, ...transformation };
}

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
