// The editor's schema: a document is a flat run of blocks, a block's kind is an attribute, and nothing else can be said.
import { type Attrs, type DOMOutputSpec, type Node, Schema } from 'prosemirror-model';
import type { Formats, Marker } from '../../shared/article/blocks.ts';
import { isSafeHref, isValidMarkerEntry, readMarker } from '../../shared/article/marker.ts';
import { figureSpec } from './figure.ts';
import { blockRules, formatRules } from './parse-rules.ts';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'inline*',
      attrs: {
        kind: { default: 'paragraph', validate: entry('kind') },
        level: { default: null, validate: entry('level') },
        indent: { default: null, validate: entry('indent') },
        src: { default: null, validate: entry('src') },
        alt: { default: null, validate: entry('alt') },
        /** What this version cannot read of the marker, kept. */
        extra: { default: null },
        /** Only the first block: its text stands before the first marker. */
        implicit: { default: false, validate: 'boolean' },
      },
      parseDOM: [...blockRules],
      toDOM: blockSpec,
    },
    text: { group: 'inline' },
    break: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
      leafText: () => '\n',
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: safeHref } },
      inclusive: false,
      parseDOM: [...formatRules.link],
      toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'noopener noreferrer nofollow' }, 0],
    },
    bold: { parseDOM: [...formatRules.bold], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [...formatRules.italic], toDOM: () => ['em', 0] },
    strike: { parseDOM: [...formatRules.strike], toDOM: () => ['s', 0] },
    code: { parseDOM: [...formatRules.code], toDOM: () => ['code', 0] },
  },
});

/** The attributes of a block with this marker. */
export function attrsOf(marker: Marker, implicit = false): Attrs {
  const { kind, level, indent, src, alt, extra } = marker;
  return {
    kind,
    level: level ?? null,
    indent: indent ?? null,
    src: src ?? null,
    alt: alt ?? null,
    extra: extra ?? null,
    implicit,
  };
}

/** What a block's attributes say as a marker. */
export function markerOf(block: Node): Marker {
  const { extra, implicit: _, ...fields } = block.attrs;
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return readMarker(new Map<string, unknown>([...known, ...Object.entries(extra ?? {})]));
}

export function isImplicit(block: Node | null): boolean {
  return block?.attrs.implicit === true;
}

/** What the marks of a piece of text say as formats. */
export function formatsOf(node: Node): Formats {
  const formats: Record<string, unknown> = {};
  for (const mark of node.marks) formats[mark.type.name] = mark.type.name === 'link' ? mark.attrs.href : true;
  return formats;
}

function blockSpec(node: Node): DOMOutputSpec {
  const { kind, level, indent, src, alt } = markerOf(node);
  const attributes = {
    'data-kind': kind,
    ...(level !== undefined && { 'data-level': String(level) }),
    ...(indent !== undefined && { 'data-indent': String(indent) }),
  };
  return kind === 'figure' ? figureSpec({ src, alt }, attributes) : [tagOf(kind, level), attributes, 0];
}

function tagOf(kind: Marker['kind'], level: Marker['level']): string {
  if (kind === 'headline') return 'h1';
  if (kind === 'heading') return `h${level ?? 2}`;
  if (kind === 'quote') return 'blockquote';
  return kind === 'rule' ? 'div' : 'p';
}

function entry(key: string): (value: unknown) => void {
  return (value) => {
    if (value !== null && !isValidMarkerEntry(key, value))
      throw new RangeError(`A block has no such ${key}.`);
  };
}

function safeHref(value: unknown): void {
  if (!isSafeHref(value)) throw new RangeError('A link leads to http, https or mailto only.');
}
