// Names a file that we do not take, so that whoever brings it knows what they have.

const BY_BEGINNING: readonly (readonly [RegExp, string])[] = [
  [/^GIF8[79]a/u, 'a GIF'],
  [/^BM/u, 'a BMP'],
  [/^(?:II\*\0|MM\0\*)/u, 'a TIFF or a camera’s raw file'],
  [/^%PDF-/u, 'a PDF'],
  [/^....ftyp(?:heic|heix|hevc|hevx|mif1|msf1)/su, 'a HEIC picture, as telephones make them'],
  [/^....ftypavi[fs]/su, 'an AVIF picture'],
  [/^....ftyp/su, 'a film'],
  [/^PK/u, 'a document or an archive'],
];

/** Null when nothing says what it is. */
export function foreignName(bytes: Buffer): string | null {
  const beginning = bytes.subarray(0, 1_024).toString('latin1');
  const found = BY_BEGINNING.find(([pattern]) => pattern.test(beginning));
  if (found) return found[1];
  const words = beginning.replace(/^\u00ef\u00bb\u00bf/u, '').trimStart();
  if (!words.startsWith('<')) return null;
  return /<svg[\s>]/iu.test(words) ? 'an SVG drawing' : 'a page, not a picture';
}
