// A page's picture as a figure, when its address is one that an article may hold.
import type { Marker } from '../../shared/article/blocks.ts';
import { isSafeHref, readMarker } from '../../shared/article/marker.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';

const LONGEST_ALT = 2_000;

/** Null for an address within the page's own site or the page itself: here it would lead nowhere, but for one of ours. */
export function pictureOf(src: string | undefined, alt: string): Marker | null {
  const address = src?.trim();
  if (!isSafeHref(address) && !(address && readPictureAddress(address))) return null;
  const words = alt.toWellFormed().replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_ALT).toWellFormed();
  const marker = readMarker(
    new Map([['kind', 'figure'], ['src', address], ...(words ? [['alt', words] as const] : [])]),
  );
  return marker.src === undefined ? null : marker;
}

/** Pages show emoji as pictures; what they stand for is a character. */
export function isEmoji(alt: string): boolean {
  return alt.length <= 16 && /^\p{Extended_Pictographic}/u.test(alt);
}
