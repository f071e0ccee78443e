// How pasted pages become our blocks and formats. What no rule names keeps its words and loses its looks.
import type { Attrs, Mark, StyleParseRule, TagParseRule } from 'prosemirror-model';
import { isSafeHref, readMarker } from '../../shared/article/marker.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';
import { unwrapped } from '../../shared/article/unwrapped-link.ts';
import { kindOfBullet, styledAs, writtenDepth } from '../../shared/article/word-list.ts';
import { pictureIn } from './figure.ts';

const BLOCKS_INSIDE = ':scope > p, :scope > div, :scope > h1, :scope > h2, :scope > h3, :scope > h4';

/** The most particular first: our own pages say their kind. */
export const blockRules: readonly TagParseRule[] = [
  { tag: 'figure', getAttrs: figureAttrs, contentElement: captionOf },
  { tag: '[data-kind]', getAttrs: ownAttrs },
  // A word processor's title, and its own names for kinds.
  { tag: 'p', getAttrs: styledAttrs },
  // A house's own headings, as its style sheet says.
  { tag: 'p[data-outline]', getAttrs: outlinedAttrs },
  { tag: "[role='heading'][aria-level]", getAttrs: leveledAttrs },
  { tag: 'h1', attrs: { kind: 'heading', level: 2 } },
  { tag: 'h2', attrs: { kind: 'heading', level: 2 } },
  ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { kind: 'heading', level: 3 } })),
  { tag: 'li', getAttrs: (element) => (element.querySelector(BLOCKS_INSIDE) ? false : itemAttrs(element)) },
  { tag: 'li p, li div', getAttrs: itemAttrs },
  { tag: 'blockquote, blockquote div', getAttrs: quoteAttrs },
  { tag: 'blockquote p', attrs: { kind: 'quote' } },
  { tag: 'hr', attrs: { kind: 'rule' } },
  // A word processor's list: paragraphs that say so in their looks, with the bullet written out.
  { tag: `:is(p, pre)[data-style*='mso-list']`, getAttrs: writtenItemAttrs },
  { tag: `[data-style*='mso-list:Ignore' i]`, ignore: true },
  // Spaces stay, and a line's end becomes a break, as everybody else will read it.
  { tag: 'pre', preserveWhitespace: true },
  { tag: 'p' },
];

export const formatRules = {
  bold: [
    { tag: 'strong' },
    // Some word processors wrap everything they copy in a <b> that is not bold.
    { tag: 'b', getAttrs: (element: HTMLElement) => element.style.fontWeight !== 'normal' && null },
    { style: 'font-weight', getAttrs: (value: string) => /^(?:bold(?:er)?|[6-9]00)$/u.test(value) && null },
    { style: 'font-weight=normal', clearMark: isBold },
    { style: 'font-weight=400', clearMark: isBold },
  ],
  italic: [
    { tag: 'i' },
    { tag: 'em' },
    { style: 'font-style=italic' },
    { style: 'font-style=normal', clearMark: (mark: Mark) => mark.type.name === 'italic' },
  ],
  strike: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }, { style: 'text-decoration=line-through' }],
  code: [{ tag: 'code' }],
  link: [{ tag: 'a[href]', getAttrs: linkAttrs }],
} satisfies Record<string, readonly (TagParseRule | StyleParseRule)[]>;

/** A few plain words within bold ones. */
function isBold(mark: Mark): boolean {
  return mark.type.name === 'bold';
}

/** Read through the same eyes as a marker, so that a forged page says no more than a marker can. */
function ownAttrs(element: HTMLElement): Attrs {
  const { kind, level, indent, src, alt } = element.dataset;
  const marker = readMarker(
    new Map<string, unknown>([
      ['kind', kind],
      ['level', Number(level)],
      ['indent', Number(indent)],
      ['src', src],
      ['alt', alt],
    ]),
  );
  return {
    kind: marker.kind,
    level: marker.level ?? null,
    indent: marker.indent ?? null,
    src: marker.src ?? null,
    alt: marker.alt ?? null,
  };
}

function itemAttrs(element: HTMLElement): Attrs {
  const list = element.closest('ul, ol');
  // Office sites write every item as a list of its own, and its depth beside it.
  const item = element.closest('li');
  const said = Number(item?.getAttribute('aria-level') ?? item?.dataset['ariaLevel'] ?? 1) - 1;
  const indent = Math.min(3, Math.max(depthOf(list), Number.isNaN(said) ? 0 : said));
  return { kind: list?.tagName === 'OL' ? 'number' : 'bullet', indent };
}

function writtenItemAttrs(paragraph: HTMLElement): Attrs | false {
  const indent = writtenDepth(paragraph.dataset['style'] ?? '');
  if (indent === null) return false;
  const bullet = paragraph.querySelector(`[data-style*='mso-list:Ignore' i]`)?.textContent ?? '';
  return { kind: kindOfBullet(bullet), indent };
}

function quoteAttrs(element: HTMLElement): Attrs | false {
  return element.querySelector(BLOCKS_INSIDE) ? false : { kind: 'quote' };
}

function styledAttrs(paragraph: HTMLElement): Attrs | false {
  const style = styledAs(paragraph.className);
  if (style === 'title') return { kind: 'heading', level: 2 };
  if (style === 'heading') return { kind: 'heading', level: 3 };
  return style === 'quote' ? { kind: 'quote' } : false;
}

function outlinedAttrs(paragraph: HTMLElement): Attrs {
  return { kind: 'heading', level: Number(paragraph.dataset['outline']) <= 2 ? 2 : 3 };
}

function leveledAttrs(heading: HTMLElement): Attrs {
  return {
    kind: 'heading',
    level: Number(heading.ariaLevel ?? heading.getAttribute('aria-level')) <= 2 ? 2 : 3,
  };
}

function depthOf(list: Element | null): number {
  const outer = list?.parentElement?.closest('ul, ol') ?? null;
  return outer ? 1 + depthOf(outer) : 0;
}

function figureAttrs(element: HTMLElement): Attrs {
  const picture = pictureIn(element);
  const marker = readMarker(
    new Map([
      ['kind', 'figure'],
      ['src', picture.src],
      ['alt', picture.alt],
    ]),
  );
  const { src } = marker;
  if (
    (picture.src === null && element.dataset['bare'] === undefined) ||
    (src !== undefined && !isBare(element, src))
  )
    return { kind: 'figure', src: src ?? null, alt: marker.alt ?? null };
  return { kind: 'figure', alt: marker.alt ?? null, extra: { pasted: picture.src ?? '' } };
}

/** A picture within the words of another page is no figure of ours: `partPictures` says what becomes of it. */
function isBare(figure: HTMLElement, src: string): boolean {
  return figure.dataset['bare'] !== undefined && readPictureAddress(src) === null;
}

function captionOf(node: Node): HTMLElement {
  const figure = node instanceof HTMLElement ? node : null;
  return figure?.querySelector('figcaption') ?? document.createElement('figcaption');
}

function linkAttrs(element: HTMLElement): Attrs | false {
  const href = unwrapped(element.getAttribute('href') ?? '');
  return isSafeHref(href) ? { href } : false;
}
