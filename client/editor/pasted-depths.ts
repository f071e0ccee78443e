// How deep a pasted piece's lists stand. A part of a list, copied without what it stood under, begins at the left.
import type { Node } from 'prosemirror-model';
import { markerOf } from './schema.ts';

/** No item moves when one of them is at the left already: then the others stand under it, or once did. */
export function fromTheLeft(blocks: readonly Node[]): readonly Node[] {
  const depths = blocks.map((block) => markerOf(block).indent);
  const least = Math.min(...depths.filter((depth) => depth !== undefined));
  if (least === 0 || !Number.isFinite(least)) return blocks;
  return blocks.map((block, at) => {
    const depth = depths[at];
    if (depth === undefined) return block;
    return block.type.create({ ...block.attrs, indent: depth - least }, block.content, block.marks);
  });
}
