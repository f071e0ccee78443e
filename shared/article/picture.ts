// The address of a picture that we keep ourselves. It names the bytes and says their size, so that a page has the
// picture's place before the picture is there, and no marker has to be trusted for it.

export const PICTURE_TYPES = ['png', 'jpeg', 'webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The largest file that is taken, in bytes. */
export const PICTURE_LIMIT = 5 * 1024 * 1024;

export type PictureName = {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly type: PictureType;
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
};

const SHAPE = /^\/images\/([0-9a-f]{64})-([1-9]\d{0,4})x([1-9]\d{0,4})\.(png|jpeg|webp)$/u;

export function pictureAddress({ hash, type, width, height }: PictureName): string {
  return `/images/${hash}-${width}x${height}.${type}`;
}

/** What an address of ours says; null for any other address. */
export function readPictureAddress(src: string): PictureName | null {
  const [, hash, width, height, ending] = SHAPE.exec(src) ?? [];
  const type = PICTURE_TYPES.find((one) => one === ending);
  return hash && type ? { hash, type, width: Number(width), height: Number(height) } : null;
}
