// Enter: one new marker, and the kind that one expects after this one.
import type { Attrs, Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import type { Kind, Marker } from '../../shared/article/blocks.ts';
import { attrsOf, markerOf, schema } from './schema.ts';
import { caretBlock, isItem } from './selected-blocks.ts';
import { setAttrs } from './set-attrs.ts';

const PARAGRAPH = attrsOf({ kind: 'paragraph' });

/** What begins when Enter is pressed at the end of a block of a kind; the others go on as they are. */
const NEXT: Partial<Record<Kind, Marker>> = {
  headline: { kind: 'standfirst' },
  standfirst: { kind: 'byline' },
  byline: { kind: 'paragraph' },
  heading: { kind: 'paragraph' },
  figure: { kind: 'paragraph' },
  rule: { kind: 'paragraph' },
};

export const splitBlock: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return false;
  const block = caretBlock(state);
  if (block && block.node.content.size === 0 && (isItem(block.marker) || block.marker.kind === 'quote')) {
    dispatch?.(setAttrs(state.tr, block.pos, PARAGRAPH).scrollIntoView());
    return true;
  }
  const tr = state.tr.delete($from.pos, $to.pos);
  const pos = tr.mapping.map($from.pos, -1);
  const $pos = tr.doc.resolve(pos);
  const isAtEnd = $pos.parentOffset === $pos.parent.content.size;
  const isAtStart = $pos.parentOffset === 0 && !isAtEnd;
  const attrs: Attrs = {
    ...$pos.parent.attrs,
    // One picture stays one: the rest of a caption goes on as text.
    ...(isAtEnd || (isFigure($pos.parent) && !isAtStart) ? nextOf($pos.parent.attrs) : {}),
    implicit: false,
  };
  tr.split(pos, 1, [{ type: schema.nodes.block, attrs }]);
  // The kind goes with the words: what is left above them is a plain paragraph.
  if (isAtStart && !isItem({ kind: attrs.kind })) setAttrs(tr, $pos.before(1), PARAGRAPH);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 2)).scrollIntoView());
  return true;
};

/** Shift and Enter: a line break inside the block. */
export const softBreak: Command = (state, dispatch) => {
  if (state.selection.$from.depth === 0) return false;
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.break.create()).scrollIntoView());
  return true;
};

function isFigure(block: Node): boolean {
  return markerOf(block).kind === 'figure';
}

function nextOf(attrs: Attrs): Attrs {
  const kind: Kind = attrs.kind;
  const next = NEXT[kind];
  return next ? attrsOf(next) : {};
}
