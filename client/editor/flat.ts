// The arithmetic between a document and the flat article: a marker is one unit of the article and opens a block of the
// document; a character and a line break are one unit and one token; the end of a block is a token and no unit.
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import type { Block, Formats, Marker } from '../../shared/article/blocks.ts';
import { readFormats, sameFormats } from '../../shared/article/formats.ts';
import { sameMarker } from '../../shared/article/marker.ts';
import { readEmbed } from '../../shared/article/read.ts';
import { attrsOf, formatsOf, isImplicit, markerOf, schema } from './schema.ts';

/** One unit of the flat article: a UTF-16 unit of text with its formats, or a block's marker. */
export type Unit =
  | { readonly text: string; readonly formats: Formats }
  | { readonly text: null; readonly marker: Marker };

/** How many units stand before a position. */
export function offsetAt(doc: Node, pos: number): number {
  const blocksBefore = doc.resolve(pos).index(0);
  return pos - blocksBefore - (pos > 0 && isImplicit(doc.firstChild) ? 1 : 0);
}

/** The position directly after the first `offset` units: inside a block, or 0 when a marker comes first. */
export function positionAfter(doc: Node, offset: number): number {
  const hidden = isImplicit(doc.firstChild) ? 1 : 0;
  if (offset === 0) return hidden;
  const ends = unitsBefore(doc);
  const block = firstAtLeast(ends, offset);
  if (block === ends.length)
    throw new Error(`The article has no unit ${offset}; the document has come apart from it.`);
  // Every block before it ends with a token that is no unit, and one that has no marker begins with another.
  return offset + block + hidden;
}

const UNITS = new WeakMap<Node, readonly number[]>();

/** How many units there are up to the end of each block. Hundreds of positions are asked of the same document. */
function unitsBefore(doc: Node): readonly number[] {
  const known = UNITS.get(doc);
  if (known) return known;
  const ends: number[] = [];
  let units = isImplicit(doc.firstChild) ? -1 : 0;
  doc.forEach((block) => {
    units += block.content.size + 1;
    ends.push(units);
  });
  UNITS.set(doc, ends);
  return ends;
}

/** The first index of a rising list whose number is not below `least`; the list's length when all are. */
function firstAtLeast(rising: readonly number[], least: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The units of the tokens between two positions. */
export function unitsBetween(doc: Node, from: number, to: number): Unit[] {
  const units: Unit[] = [];
  if (from >= to) return units;
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) {
      const isUnit = pos >= from && !(pos === 0 && isImplicit(node));
      if (isUnit) units.push({ text: null, marker: markerOf(node) });
      return true;
    }
    const formats = formatsOf(node);
    const text = node.isText ? (node.text ?? '') : '\n';
    for (const unit of text.slice(Math.max(0, from - pos), to - pos).split(''))
      units.push({ text: unit, formats });
    return false;
  });
  return units;
}

/** The whole document as units: always equal to `articleUnits` of its article. */
export function flatten(doc: Node): Unit[] {
  return unitsBetween(doc, 0, doc.content.size);
}

export function articleUnits(article: Y.Text): Unit[] {
  const ops: readonly { insert: unknown; attributes?: Record<string, unknown> }[] = article.toDelta();
  return ops.flatMap(({ insert, attributes }): Unit[] => {
    if (typeof insert !== 'string') return [{ text: null, marker: readEmbed(insert) }];
    const formats = readFormats(attributes);
    return insert.split('').map((text) => ({ text, formats }));
  });
}

export function sameUnit(a: Unit, b: Unit): boolean {
  if (a.text === null) return b.text === null && sameMarker(a.marker, b.marker);
  return b.text !== null && a.text === b.text && sameFormats(a.formats, b.formats);
}

/** The document of these blocks. Needed once, when an article is opened; what was read into blocks need not be checked again. */
export function docOf(blocks: readonly Block[]): Node {
  return schema.nodes.doc.create(
    null,
    blocks.map(({ runs, implicit, ...marker }) =>
      schema.nodes.block.create(
        attrsOf(marker, implicit),
        Fragment.fromArray(runs.flatMap((run) => inlineNodes(run.text, run.formats))),
      ),
    ),
  );
}

/** Text with its line breaks as inline nodes. */
export function inlineNodes(text: string, formats: Formats): readonly Node[] {
  const marks = marksOf(formats);
  return text
    .split(/(\n)/u)
    .filter((part) => part !== '')
    .map((part) => (part === '\n' ? schema.node('break', null, undefined, marks) : schema.text(part, marks)));
}

export function marksOf(formats: Formats): readonly Mark[] {
  return Object.entries(formats).map(([name, value]) =>
    schema.mark(name, name === 'link' ? { href: value } : null),
  );
}
