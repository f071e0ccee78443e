// Which way up a photograph is: the one thing that Exif says of how a picture is drawn. Telephones hold their pictures
// on their side and say so here only; everything else in Exif says where, when and with what.

const ORIENTATION = 0x0112;

/** 1 to 8; 1, as it lies, when nothing valid is said. */
export function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const isLittle = order === 'II';
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  const end = Math.min(first + 2 + 12 * two(first), tiff.length - 11);
  for (let at = first + 2; at < end; at += 12)
    if (two(at) === ORIENTATION) return two(at + 8) >= 1 && two(at + 8) <= 8 ? two(at + 8) : 1;
  return 1;
}

/** A TIFF that says nothing else. */
export function tiffSaying(orientation: number): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** The size as it is shown: from 5 on, it is turned on its side. */
export function turned(size: { readonly width: number; readonly height: number }, orientation: number) {
  return orientation >= 5 ? { width: size.height, height: size.width } : size;
}
