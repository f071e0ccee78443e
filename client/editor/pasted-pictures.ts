// The pictures of a pasted piece: those that came whole are sent to the server, the others cannot be brought along.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { PICTURE_TYPES } from '../../shared/article/picture.ts';
import { markerOf, schema } from './schema.ts';

export type PastedPicture = {
  readonly file: File;
  readonly alt: string | null;
  /** How many of the piece's other blocks stand before it. */
  readonly after: number;
};

export type Parted = {
  readonly slice: Slice;
  readonly pictures: readonly PastedPicture[];
  /** How many stayed behind. */
  readonly lost: number;
};

/** `isOurs`: it was copied here, and says by itself where it is open. */
export function partPictures(slice: Slice, isOurs: boolean): Parted {
  const kept: Node[] = [];
  const pictures: PastedPicture[] = [];
  let lost = 0;
  for (const block of slice.content.content) {
    const src = strangeAddress(block);
    if (src === null) {
      kept.push(block);
      continue;
    }
    const file = fileIn(src);
    if (file) pictures.push({ file, alt: block.attrs.alt, after: kept.length });
    else lost += 1;
    // A caption is words, with or without its picture.
    if (block.content.size > 0) kept.push(schema.node('block', null, block.content));
  }
  const isWhole = pictures.length + lost === 0;
  if (isWhole && isOurs) return { slice, pictures, lost };
  return { slice: closed(isWhole ? slice : Slice.maxOpen(Fragment.fromArray(kept))), pictures, lost };
}

/** The address of a picture that no marker can hold as it is. */
function strangeAddress(block: Node): string | null {
  const src: unknown = block.attrs.extra?.pasted;
  return typeof src === 'string' ? src : null;
}

/** A figure at the edge of a foreign page stays one: its caption does not run into the words around. */
function closed({ content, openStart, openEnd }: Slice): Slice {
  const isFigure = (block: Node | null) => block !== null && markerOf(block).src !== undefined;
  return new Slice(
    content,
    isFigure(content.firstChild) ? 0 : openStart,
    isFigure(content.lastChild) ? 0 : openEnd,
  );
}

const DATA = /^data:image\/([a-z]+);base64,([a-z\d+/=\s]+)$/iu;

function fileIn(address: string): File | null {
  const [, type, packed] = DATA.exec(address) ?? [];
  if (!packed || !PICTURE_TYPES.some((one) => one === type?.toLowerCase())) return null;
  try {
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    return new File([bytes], '', { type: `image/${type}` });
  } catch {
    // Not what it says.
    return null;
  }
}
