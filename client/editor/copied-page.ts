// Copied blocks as a page that any word processor knows: nested lists, headings, quotes and pictures. Each element also says
// its block's marker, so that what is pasted here again is what was copied.
import { type Node as Block, DOMSerializer, type Fragment } from 'prosemirror-model';
import type { Marker } from '../../shared/article/blocks.ts';
import { type Listed, listed } from '../../shared/article/lists.ts';
import { copiedPicture } from './figure.ts';
import { markerOf, schema } from './schema.ts';

const { nodes, marks } = DOMSerializer.fromSchema(schema);

type Options = { readonly document?: Document };
type Place = HTMLElement | DocumentFragment;

export class CopiedPage extends DOMSerializer {
  /** Whether the copy is a few words out of one block: elsewhere they are no heading and no list. */
  isInline = false;

  constructor() {
    super(nodes, marks);
  }

  override serializeFragment(
    content: Fragment,
    { document: page = document }: Options = {},
    target?: Place,
  ): Place {
    const place = target ?? page.createDocumentFragment();
    if (!content.firstChild || content.firstChild.isInline)
      return super.serializeFragment(content, { document: page }, place);
    const items = listed(content.content.map(markerOf));
    const lists: HTMLElement[] = [];
    content.forEach((block, _, index) => {
      const item = this.isInline ? null : (items[index] ?? null);
      (item ? listFor(item, block, { place, lists, page }) : place).append(this.#element(block, page, item));
    });
    for (const end of place.querySelectorAll('br')) keepLastBreak(end);
    return place;
  }

  #element(block: Block, page: Document, item: Listed | null): HTMLElement {
    const marker = markerOf(block);
    const element = page.createElement(this.isInline ? 'span' : item ? 'li' : tagOf(marker, block));
    const words = this.isInline ? element : wordsIn(element, marker, page);
    Object.assign((words.tagName === 'FIGCAPTION' ? element : words).dataset, dataOf(marker));
    super.serializeFragment(block.content, { document: page }, words);
    return element;
  }
}

function tagOf({ kind, level }: Marker, block: Block): string {
  if (kind === 'headline') return 'h1';
  if (kind === 'heading') return `h${level ?? 2}`;
  if (kind === 'quote') return 'blockquote';
  if (kind === 'figure') return 'figure';
  return kind === 'rule' && block.content.size === 0 ? 'hr' : 'p';
}

/** Where in a block's element its words go. */
function wordsIn(element: HTMLElement, marker: Marker, page: Document): HTMLElement {
  if (marker.kind !== 'quote' && marker.kind !== 'figure') return element;
  const words = page.createElement(marker.kind === 'quote' ? 'p' : 'figcaption');
  element.append(...(marker.kind === 'figure' ? copiedPicture(marker, page) : []), words);
  return words;
}

function dataOf({ kind, level, indent, src, alt }: Marker): Record<string, string> {
  return {
    kind,
    ...(level !== undefined && { level: String(level) }),
    ...(indent !== undefined && { indent: String(indent) }),
    ...(src !== undefined && { src }),
    ...(alt !== undefined && { alt }),
  };
}

type Lists = { readonly place: Place; readonly lists: HTMLElement[]; readonly page: Document };

/** The list that an item goes into: the one at its depth, or a new one inside the item before it. */
function listFor({ depth, begins }: Listed, block: Block, { place, lists, page }: Lists): HTMLElement {
  lists.length = Math.min(lists.length, depth + 1);
  const open = begins ? undefined : lists[depth];
  if (open) return open;
  const list = page.createElement(markerOf(block).kind === 'number' ? 'ol' : 'ul');
  (lists[depth - 1]?.lastElementChild ?? place).append(list);
  lists[depth] = list;
  return list;
}

/** A break that ends a block is seen by nobody, so whoever reads a page leaves it out: a second one makes it stay. */
function keepLastBreak(end: Element): void {
  const isLast = end.nextSibling === null && end.parentElement?.matches('p, h1, h2, h3, li, figcaption');
  if (isLast) end.after(end.cloneNode());
}
