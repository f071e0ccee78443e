// A figure on the page. Pictures from elsewhere are not fetched: the page asks nobody outside; what they show stands in their place.
import type { DOMOutputSpec } from 'prosemirror-model';
import type { Marker } from '../../shared/article/blocks.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';

type Picture = Pick<Marker, 'src' | 'alt'>;

export function figureSpec({ src, alt = '' }: Picture, attributes: Record<string, string>): DOMOutputSpec {
  const picture = src === undefined ? [] : [pictureSpec(src, alt)];
  return ['figure', attributes, ...picture, ['figcaption', 0]];
}

/** What a figure on a page, ours or another's, says of its picture. */
export function pictureIn(figure: HTMLElement): { readonly src: string | null; readonly alt: string | null } {
  const ours = figure.querySelector<HTMLElement>('[data-src]');
  if (ours) return { src: ours.dataset['src'] ?? null, alt: ours.dataset['alt'] ?? null };
  const picture = figure.querySelector('img');
  return { src: picture?.getAttribute('src') ?? null, alt: picture?.getAttribute('alt') ?? null };
}

/** One of ours has its place, by its size, before it is there. */
export function pictureSpec(src: string, alt: string): DOMOutputSpec {
  const ours = readPictureAddress(src);
  if (ours)
    return [
      'img',
      {
        src,
        alt,
        width: String(ours.width),
        height: String(ours.height),
        draggable: 'false',
        contenteditable: 'false',
      },
    ];
  const label = alt || (URL.parse(src)?.host ?? 'somewhere else');
  return [
    'span',
    {
      class: 'elsewhere',
      role: 'img',
      'aria-label': label,
      'data-label': label,
      'data-src': src,
      ...(alt !== '' && { 'data-alt': alt }),
      title: src,
      contenteditable: 'false',
    },
  ];
}
