// Word's pages name their pictures by files on the writer's disk, which no page may read. The same piece in RTF holds them.
import { picturesInRtf } from './rtf-pictures.ts';

/** The page with what the RTF beside it holds of its pictures. Only when both have equally many is one known from another. */
export function withPicturesOf(rtf: string, html: string): string {
  const tags = tagsIn(html);
  if (rtf === '' || !tags.some(isOnDisk)) return html;
  const pictures = picturesInRtf(rtf);
  const drawn = shapesWithPictures(html);
  const are = [() => true, isOnDisk, (tag: string) => drawn.has(shapeOf(tag))];
  const isOne = are.find((is) => tags.filter(is).length === pictures.length);
  return isOne ? filled(html, pictures, isOne) : html;
}

/** Arrows and boxes have a picture on the page and none in RTF: Word's own drawing of the page says which shapes hold one. */
function shapesWithPictures(html: string): ReadonlySet<string> {
  const shapes = html.split(/<v:shape\s/iu).slice(1);
  const withPictures = shapes.filter((shape) => /<v:imagedata/iu.test(shape.split('</v:shape>', 1)[0] ?? ''));
  return new Set(withPictures.map((shape) => /\bid="([^"]+)"/u.exec(shape)?.[1] ?? ''));
}

function shapeOf(tag: string): string {
  return /\sv:shapes="([^"]+)"/iu.exec(tag)?.[1] ?? '';
}

/** What is written in a comment stands on no page. */
const TAG_OR_COMMENT = /<!--[\s\S]*?-->|<(?:img|v:imagedata)\b(?:"[^"]*"|'[^']*'|[^'">])*>/giu;
const SRC = /\ssrc\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/iu;

function tagsIn(html: string): readonly string[] {
  return (html.match(TAG_OR_COMMENT) ?? []).filter((tag) => !isComment(tag));
}

function isComment(piece: string): boolean {
  return piece.startsWith('<!--');
}

function isOnDisk(tag: string): boolean {
  const src = SRC.exec(tag)?.[0];
  return src === undefined || /=\s*["']?(?:file|cid|blob|webkit-fake-url):/iu.test(src);
}

function filled(html: string, pictures: readonly (string | null)[], isOne: (tag: string) => boolean): string {
  const left = [...pictures];
  return html.replace(TAG_OR_COMMENT, (tag) => {
    if (isComment(tag) || !isOne(tag)) return tag;
    const address = left.shift() ?? null;
    if (address === null) return tag;
    return tag.replace(SRC, '').replace(/^<[\w:]+/u, (name) => `${name} src="${address}"`);
  });
}
