// Which formats the words at hand wear, from the inline elements that are open around them.
import type { Formats } from '../../shared/article/blocks.ts';
import { isSafeHref } from '../../shared/article/marker.ts';
import { unwrapped } from '../../shared/article/unwrapped-link.ts';

export type Attributes = ReadonlyMap<string, string>;

const ELEMENTS: Readonly<Record<string, Formats>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
  span: {},
  font: {},
  a: {},
};

export class OpenFormats {
  /** Per element name what it adds with those of its name around it, innermost last: closing looks at its own name only, however deep the page. */
  readonly #open = new Map(Object.keys(ELEMENTS).map((tag) => [tag, [] as Formats[]]));
  /** Read when it is asked for. */
  #now: Formats | null = {};

  get now(): Formats {
    this.#now ??= Object.assign({}, ...[...this.#open.values()].map((open) => open.at(-1)));
    return this.#now ?? {};
  }

  open(tag: string, attributes: Attributes): void {
    const open = this.#open.get(tag);
    if (!open) return;
    // A link cannot hold a link: the next one ends the last.
    if (tag === 'a') open.length = 0;
    open.push({ ...open.at(-1), ...formatsOf(tag, attributes) });
    this.#now = null;
  }

  close(tag: string): void {
    if (this.#open.get(tag)?.pop()) this.#now = null;
  }
}

function formatsOf(tag: string, attributes: Attributes): Formats {
  const style = attributes.get('style') ?? '';
  const { bold, ...others } = { ...ELEMENTS[tag], ...styled(style) };
  // Some word processors wrap all that they copy in a <b> that is not bold.
  const isBold = bold && !/font-weight\s*:\s*(?:normal|[1-4]00)/iu.test(style);
  const link = tag === 'a' ? addressIn(attributes.get('href') ?? '') : null;
  return { ...others, ...(isBold && { bold }), ...(link !== null && { link }) };
}

function styled(style: string): Formats {
  return {
    ...(/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style) && { bold: true }),
    ...(/font-style\s*:\s*italic/iu.test(style) && { italic: true }),
    ...(/text-decoration[\w-]*\s*:[^;]*line-through/iu.test(style) && { strike: true }),
  };
}

/** As a browser reads it: spaces around it do not count, spaces within are encoded. Anything else odd is no address. */
export function addressIn(href: string): string | null {
  const address = unwrapped(href.trim().replaceAll(' ', '%20'));
  return isSafeHref(address) ? address : null;
}
