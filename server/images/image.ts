// A picture's file, known by its bytes alone and rebuilt from the parts that draw it: what a camera, a phone or a program
// wrote beside them (where, when, by whom, smaller earlier versions) does not come along, nor does what hangs behind it.
import { createHash } from 'node:crypto';
import { PICTURE_LIMIT, type PictureName, type PictureType } from '../../shared/article/picture.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { foreignName } from './foreign.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng } from './png.ts';
import type { Drawn, Unfit } from './unfit.ts';
import { isWebp, readWebp } from './webp.ts';

export type Image = PictureName & { readonly bytes: Uint8Array };

/** More than any camera in a newsroom's hands; a reader's browser needs four bytes for each. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_384;

const READERS: readonly {
  readonly type: PictureType;
  readonly is: (bytes: Buffer) => boolean;
  readonly read: (bytes: Buffer) => Drawn | Unfit;
}[] = [
  { type: 'png', is: isPng, read: readPng },
  { type: 'jpeg', is: isJpeg, read: readJpeg },
  { type: 'webp', is: isWebp, read: readWebp },
];

export function readImage(file: Uint8Array): Image | Refusal {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > PICTURE_LIMIT) return TOO_LARGE;
  const reader = READERS.find(({ is }) => is(bytes));
  if (!reader) return notOurs(bytes);
  const drawn = reader.read(bytes);
  if ('unfit' in drawn) return drawn.unfit === 'moving' ? MOVING : BROKEN;
  const { width, height } = drawn;
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) return TOO_MANY_PIXELS;
  const hash = createHash('sha256').update(drawn.bytes).digest('hex');
  return { hash, type: reader.type, width, height, bytes: drawn.bytes };
}

export const TOO_LARGE = refuse(
  'too-large',
  'This picture is larger than 5 MB. Make it smaller and try again.',
);
const TOO_MANY_PIXELS = refuse(
  'too-large',
  'This picture has more than 50 million pixels. Make it smaller and try again.',
);
const MOVING = refuse('unreadable', 'This picture moves. Save a still one as PNG, JPEG or WebP.');
const BROKEN = refuse('unreadable', 'This picture is damaged or cut short. Save it again and try once more.');

function notOurs(bytes: Buffer): Refusal {
  const name = foreignName(bytes);
  const what = name ? `This is ${name}` : 'This is no picture that Galley knows';
  return refuse('unreadable', `${what}. Pictures are taken as PNG, JPEG or WebP: save it as one of them.`);
}
