// The blocks that a selection touches, with their positions.
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { Marker } from '../../shared/article/blocks.ts';
import { markerOf } from './schema.ts';

export type PlacedBlock = {
  readonly node: Node;
  readonly pos: number;
  readonly index: number;
  readonly marker: Marker;
};

export function selectedBlocks(state: EditorState): readonly PlacedBlock[] {
  const { from, to } = state.selection;
  const blocks: PlacedBlock[] = [];
  state.doc.forEach((node, pos, index) => {
    if (pos < Math.max(to, from + 1) && pos + node.nodeSize > from)
      blocks.push({ node, pos, index, marker: markerOf(node) });
  });
  return blocks;
}

/** The block that holds the caret; null when there is a selection, or none in a block. */
export function caretBlock(state: EditorState): PlacedBlock | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0) return null;
  const node = $from.parent;
  return { node, pos: $from.before(1), index: $from.index(0), marker: markerOf(node) };
}

export function isItem(marker: Marker): boolean {
  return marker.kind === 'bullet' || marker.kind === 'number';
}
