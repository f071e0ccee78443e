// A run's formatting, read from and written as Yjs attributes.
import type { Formats } from './blocks.ts';
import { isSafeHref } from './marker.ts';

const PLAIN: Formats = {};

/** What attributes mean; whatever is unknown or not valid means nothing. */
export function readFormats(attributes: Readonly<Record<string, unknown>> | undefined): Formats {
  if (!attributes) return PLAIN;
  const { bold, italic, strike, code, link } = attributes;
  return {
    ...(bold === true && { bold }),
    ...(italic === true && { italic }),
    ...(strike === true && { strike }),
    ...(code === true && { code }),
    ...(isSafeHref(link) && { link }),
  };
}

export function sameFormats(a: Formats, b: Formats): boolean {
  return (
    a === b ||
    (a.bold === b.bold &&
      a.italic === b.italic &&
      a.strike === b.strike &&
      a.code === b.code &&
      a.link === b.link)
  );
}
