// What the bytes of a file called .docx are, whatever its name says.
import { Unreadable } from '../unreadable.ts';

const WORD = 'Save it in Word as .docx and bring in the new copy.';

/** A file's first bytes, as Latin letters, and what that makes it. */
const OTHERS: readonly (readonly [begin: string, message: string])[] = [
  ['%PDF', 'This is a PDF, not a Word file. Bring in the document that it was made from.'],
  ['{\\rtf', `This is a rich text file (.rtf), not a .docx. ${WORD}`],
  ['\u0089PNG', 'This is a picture, not a Word file.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture, not a Word file.'],
];

/** An old kind of container: of old Word files, and of new ones under a password. */
const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Nothing when it may be a .docx. */
export function refuseOthers(bytes: Buffer): void {
  const begin = bytes.subarray(0, 8).toString('latin1');
  if (begin.startsWith('PK\u0003\u0004')) return;
  if (begin === OLE)
    throw new Unreadable(isEncrypted(bytes) ? LOCKED : `This is an old Word file (.doc). ${WORD}`);
  const other = OTHERS.find(([mark]) => begin.startsWith(mark));
  throw new Unreadable(other?.[1] ?? `This is not a Word file, whatever its name says. ${WORD}`);
}

export const LOCKED =
  'This Word file is protected by a password. Save a copy without the password and bring that in.';

/** The names of what lies in such a container are written in two bytes a letter. */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
