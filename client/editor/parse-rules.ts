// How pasted pages become our blocks and formats. What no rule names keeps its words and loses its looks.
import type { Attrs, StyleParseRule, TagParseRule } from 'prosemirror-model';
import { isSafeHref, readMarker } from '../../shared/article/marker.ts';
import { pictureIn } from './figure.ts';

const BLOCKS_INSIDE = ':scope > p, :scope > div, :scope > h1, :scope > h2, :scope > h3, :scope > h4';

/** The most particular first: our own pages say their kind. */
export const blockRules: readonly TagParseRule[] = [
  { tag: 'figure', getAttrs: figureAttrs, contentElement: captionOf },
  { tag: '[data-kind]', getAttrs: ownAttrs },
  { tag: 'h1', attrs: { kind: 'heading', level: 2 } },
  { tag: 'h2', attrs: { kind: 'heading', level: 2 } },
  ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { kind: 'heading', level: 3 } })),
  { tag: 'li', getAttrs: (element) => (element.querySelector(BLOCKS_INSIDE) ? false : itemAttrs(element)) },
  { tag: 'li p, li div', getAttrs: itemAttrs },
  {
    tag: 'blockquote',
    getAttrs: (element) => (element.querySelector(BLOCKS_INSIDE) ? false : { kind: 'quote' }),
  },
  { tag: 'blockquote p', attrs: { kind: 'quote' } },
  { tag: 'hr', attrs: { kind: 'rule' } },
  // A word processor's list: paragraphs that say so in their looks, with the bullet written out.
  { tag: `p[data-style*='mso-list']`, getAttrs: writtenItemAttrs },
  { tag: `[data-style*='mso-list:Ignore' i]`, ignore: true },
  // Spaces stay, and a line's end becomes a break, as everybody else will read it.
  { tag: 'pre', preserveWhitespace: true },
  { tag: 'p' },
  // The cells of a table are lines of their own: their words do not run into each other.
  { tag: 'td, th' },
];

export const formatRules = {
  bold: [
    { tag: 'strong' },
    // Some word processors wrap everything they copy in a <b> that is not bold.
    { tag: 'b', getAttrs: (element: HTMLElement) => element.style.fontWeight !== 'normal' && null },
    { style: 'font-weight', getAttrs: (value: string) => /^(?:bold(?:er)?|[6-9]00)$/u.test(value) && null },
  ],
  italic: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
  strike: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }, { style: 'text-decoration=line-through' }],
  code: [{ tag: 'code' }],
  link: [{ tag: 'a[href]', getAttrs: linkAttrs }],
} satisfies Record<string, readonly (TagParseRule | StyleParseRule)[]>;

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
  return { kind: list?.tagName === 'OL' ? 'number' : 'bullet', indent: Math.min(3, depthOf(list)) };
}

const WRITTEN_NUMBER = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+[.)]/u;

function writtenItemAttrs(paragraph: HTMLElement): Attrs | false {
  const level = /mso-list:[^;]*\blevel(\d)/iu.exec(paragraph.dataset['style'] ?? '')?.[1];
  if (level === undefined) return false;
  const bullet = paragraph.querySelector(`[data-style*='mso-list:Ignore' i]`)?.textContent ?? '';
  const kind = WRITTEN_NUMBER.test(bullet) ? 'number' : 'bullet';
  return { kind, indent: Math.min(3, Math.max(0, Number(level) - 1)) };
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
  return { kind: 'figure', src: marker.src ?? null, alt: marker.alt ?? null };
}

function captionOf(node: Node): HTMLElement {
  const figure = node instanceof HTMLElement ? node : null;
  return figure?.querySelector('figcaption') ?? document.createElement('figcaption');
}

function linkAttrs(element: HTMLElement): Attrs | false {
  const href = element.getAttribute('href');
  return isSafeHref(href) ? { href } : false;
}
