// Which elements of a Word file are left out, opened, or told of.

/** What the file has that an article has not. */
export type Oddity = 'tracked' | 'hidden' | 'formula' | 'object' | 'box';

/** Elements that are nothing to an article, with all that stands in them. */
export const USELESS: ReadonlySet<string> = new Set([
  ...['bookmarkStart', 'bookmarkEnd', 'lang', 'lastRenderedPageBreak', 'noProof', 'proofErr', 'rFonts'],
  ...['sectPr', 'sz', 'szCs', 'color', 'spacing', 'kern', 'bCs', 'iCs', 'shd', 'tcW', 'tblW', 'tblBorders'],
  // How a word is read aloud, in small letters above it.
  ...['rt', 'rubyPr'],
]);

/** mammoth does not know these, and would leave out their words. */
export const OPENED: ReadonlySet<string> = new Set(['fldSimple', 'dir', 'bdo', 'ruby', 'rubyBase']);

/** Nor these, which hold words as one that it knows. */
const SHAPES: ReadonlySet<string> = new Set(['v:oval', 'v:line', 'v:polyline', 'v:curve', 'v:arc']);

export function knownAs(name: string): string {
  return SHAPES.has(name) ? 'v:rect' : name;
}

export const ODD: Readonly<Record<string, Oddity>> = {
  ...{ ins: 'tracked', del: 'tracked', moveFrom: 'tracked', moveTo: 'tracked' },
  ...{
    txbxContent: 'box',
    oMath: 'formula',
    object: 'object',
    altChunk: 'object',
    chart: 'object',
    relIds: 'object',
  },
};
