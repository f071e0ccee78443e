// What a page of ours may hold, read as a browser reads it: an element or attribute that is on no list is named.
import { type DefaultTreeAdapterTypes, html, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Each element that may be there, with the attributes that it may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...{ html: ['lang'], head: [], meta: ['charset', 'name', 'content'], title: [], style: [], body: [] },
  ...{
    link: ['rel', 'type', 'href'],
    main: [],
    article: [],
    aside: ['aria-label'],
    footer: [],
    nav: ['aria-label'],
  },
  ...{ h1: [], h2: [], h3: [], p: ['class'], blockquote: [], ul: [], ol: [], li: [], hr: [], br: [] },
  ...{
    a: ['href', 'rel', 'id'],
    strong: [],
    em: [],
    s: [],
    code: [],
    del: [],
    sup: [],
    dl: [],
    dt: ['id'],
    dd: [],
  },
  ...{ figure: [], figcaption: [], img: ['src', 'alt', 'width', 'height'], time: ['datetime'] },
  ...{ table: [], tr: [], td: [], tbody: [], span: [] },
};
const CLASSES = ['standfirst', 'byline', 'elsewhere'];
const METAS = ['viewport'];

/** Whatever is there and should not be. */
export function intruders(page: string): readonly string[] {
  return elementsOf(parse(page)).flatMap(inElement);
}

/** The words of a page, without its styles. */
export function wordsOf(page: string): string {
  return textOf(parse(page));
}

function inElement({ tagName, namespaceURI, attrs }: Element): readonly string[] {
  const allowed = ALLOWED[tagName];
  if (!allowed || namespaceURI !== html.NS.HTML) return [`<${tagName}>`];
  return attrs
    .filter(({ name, value }) => !allowed.includes(name) || !isSafe(name, value))
    .map(({ name, value }) => `<${tagName} ${name}="${value}">`);
}

function isSafe(name: string, value: string): boolean {
  if (name === 'href' || name === 'src') return /^(?:https?:\/\/[^/]|mailto:|\/[^/\\]|#)/.test(value);
  if (name === 'class') return CLASSES.includes(value);
  if (name === 'name') return METAS.includes(value);
  return true;
}

function elementsOf(node: Node): readonly Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  const content = 'content' in node ? elementsOf(node.content) : [];
  return 'tagName' in node ? [node, ...inside, ...content] : [...inside, ...content];
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (node.nodeName === 'style' || !('childNodes' in node)) return '';
  return node.childNodes.map(textOf).join('');
}
