// XML as a stream of tags and words, read strictly and once: no document type, no depth without end, every tag closed.
import { Unreadable } from '../unreadable.ts';

/** `at` and `end` are where it stands in the text. */
export type XmlToken = { readonly at: number; readonly end: number } & (
  | { readonly kind: 'start'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly isVerbatim: boolean }
  /** A comment or an instruction: nothing to us. */
  | { readonly kind: 'aside' }
);

/** Deeper than any text that somebody wrote: tables in text boxes in tables. */
const DEEPEST = 256;

export function* tokensOf(xml: string): Generator<XmlToken> {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const token = xml.startsWith('<', at) ? tagAt(xml, at) : wordsAt(xml, at);
    if (token.kind === 'start' && !token.isEmpty && open.push(token.name) > DEEPEST) throw broken();
    if (token.kind === 'end' && open.pop() !== token.name) throw broken();
    yield token;
    at = token.end;
  }
  if (open.length > 0) throw broken();
}

export function attributesOf(raw: string): ReadonlyMap<string, string> {
  const found = raw.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
  return new Map([...found].map(([, name = '', double, single]) => [name, plain(double ?? single ?? '')]));
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML and characters by number; no other entity can be declared, so none is known. */
export function plain(escaped: string): string {
  return escaped.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu, (all, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

export function broken(): Unreadable {
  return new Unreadable(
    'This Word file is damaged. Open it in Word, save it again and bring in the new copy.',
  );
}

function wordsAt(xml: string, at: number): XmlToken {
  const next = xml.indexOf('<', at);
  return { kind: 'text', isVerbatim: false, at, end: next === -1 ? xml.length : next };
}

function tagAt(xml: string, at: number): XmlToken {
  if (xml.startsWith('<!--', at)) return { kind: 'aside', at, end: after(xml, '-->', at + 4) };
  if (xml.startsWith('<?', at)) return { kind: 'aside', at, end: after(xml, '?>', at + 2) };
  if (xml.startsWith('<![CDATA[', at))
    return { kind: 'text', isVerbatim: true, at, end: after(xml, ']]>', at + 9) };
  // A document type can declare entities that grow without end, or name files that are none of ours.
  if (xml.startsWith('<!', at)) throw broken();
  const end = tagEnd(xml, at + 1);
  if (xml[at + 1] === '/') return { kind: 'end', name: xml.slice(at + 2, end - 1).trimEnd(), at, end };
  const isEmpty = xml[end - 2] === '/';
  const inside = xml.slice(at + 1, end - (isEmpty ? 2 : 1));
  const [name = ''] = /^[^\s/]*/u.exec(inside) ?? [];
  if (name === '') throw broken();
  return { kind: 'start', name, attributes: inside.slice(name.length), isEmpty, at, end };
}

/** Past the bracket that closes a tag; one within quotes closes none. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at += 1) {
    const char = xml[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") at = after(xml, char, at + 1) - 1;
  }
  throw broken();
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw broken();
  return at + mark.length;
}
