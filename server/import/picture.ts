// A page's picture as a figure, when its address is one that an article may hold.
import type { Marker } from '../../shared/article/blocks.ts';
import { isSafeHref, readMarker } from '../../shared/article/marker.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';

const LONGEST_ALT = 2_000;

/** Under which origin people see this newsroom; null when it is seen at this computer only, under any of its names. */
export type Here = string | null;

/** Null for an address within the page's own site or the page itself: here it would lead nowhere, but for one of ours. */
export function pictureOf(src: string | undefined, alt: string, here: Here): Marker | null {
  const named = src?.trim() ?? '';
  const address = ourAddress(named, here) ?? named;
  if (!isSafeHref(address) && !readPictureAddress(address)) return null;
  const words = alt.toWellFormed().replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_ALT).toWellFormed();
  const marker = readMarker(
    new Map([['kind', 'figure'], ['src', address], ...(words ? [['alt', words] as const] : [])]),
  );
  return marker.src === undefined ? null : marker;
}

/** One of ours as our own articles name it; files that went out of here name it in full. */
function ourAddress(address: string, here: Here): string | null {
  const url = URL.parse(address);
  if (!url || !isHere(url, here)) return null;
  return readPictureAddress(url.pathname) ? url.pathname : null;
}

function isHere({ origin, hostname }: URL, here: Here): boolean {
  return here === null ? /^(?:(?:.+\.)?localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname) : origin === here;
}

/** Pages show emoji as pictures; what they stand for is a character. */
export function isEmoji(alt: string): boolean {
  return alt.length <= 16 && /^\p{Extended_Pictographic}/u.test(alt);
}
