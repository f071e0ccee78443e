// Backspace at the beginning of a block and Delete at its end: an empty neighbour goes, otherwise one marker does.
import { type Command, TextSelection } from 'prosemirror-state';
import type { Marker } from '../../shared/article/blocks.ts';
import { attrsOf } from './schema.ts';
import { caretBlock, isItem } from './selected-blocks.ts';
import { setAttrs } from './set-attrs.ts';

export const joinBackward: Command = (state, dispatch) => {
  const block = caretBlock(state);
  if (!block || state.selection.$from.parentOffset > 0) return false;
  const plainer = plainerThan(block.marker, block.index === 0);
  if (plainer) {
    dispatch?.(setAttrs(state.tr, block.pos, attrsOf(plainer)).scrollIntoView());
    return true;
  }
  const before = state.doc.resolve(block.pos).nodeBefore;
  if (!before) return false;
  // Joining into an empty headline would make a headline of the paragraph.
  const tr =
    before.content.size === 0
      ? state.tr.delete(block.pos - before.nodeSize, block.pos)
      : state.tr.join(block.pos);
  dispatch?.(tr.scrollIntoView());
  return true;
};

export const joinForward: Command = (state, dispatch) => {
  const block = caretBlock(state);
  if (!block || state.selection.$from.parentOffset < block.node.content.size) return false;
  const end = block.pos + block.node.nodeSize;
  const after = state.doc.nodeAt(end);
  if (!after) return false;
  const { tr } = state;
  if (block.node.content.size === 0) {
    tr.delete(block.pos, end);
    tr.setSelection(TextSelection.create(tr.doc, block.pos + 1));
  } else if (after.content.size === 0) tr.delete(end, end + after.nodeSize);
  else tr.join(end);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** A list item first steps out, then becomes a paragraph; so does whatever stands first. */
function plainerThan(marker: Marker, isFirst: boolean): Marker | null {
  const { indent } = marker;
  if (isItem(marker) && indent !== undefined && indent > 0) return { ...marker, indent: shallower(indent) };
  return isItem(marker) || (isFirst && marker.kind !== 'paragraph') ? { kind: 'paragraph' } : null;
}

function shallower(indent: 0 | 1 | 2 | 3): 0 | 1 | 2 {
  return indent === 3 ? 2 : indent === 2 ? 1 : 0;
}
