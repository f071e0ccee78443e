// Keys around a figure: a picture is chosen before it is deleted, so that nobody loses one by joining a line to another.
import { type Command, NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { markerOf, schema } from './schema.ts';
import { caretBlock, type PlacedBlock } from './selected-blocks.ts';

/** Backspace at the beginning of a caption, or behind a figure. */
export const chooseFigureBefore: Command = (state, dispatch) => {
  const block = caretBlock(state);
  if (!block || state.selection.$from.parentOffset > 0) return false;
  if (hasPicture(block)) return choose(block.pos)(state, dispatch);
  const before = state.doc.resolve(block.pos).nodeBefore;
  if (!before || markerOf(before).src === undefined) return false;
  const pos = block.pos - before.nodeSize;
  if (block.node.content.size > 0 || state.doc.childCount === 2) return choose(pos)(state, dispatch);
  const tr = state.tr.delete(block.pos, block.pos + block.node.nodeSize);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, block.pos - 1)).scrollIntoView());
  return true;
};

/** Delete at the end of the block before a figure. */
export const chooseFigureAfter: Command = (state, dispatch) => {
  const block = caretBlock(state);
  if (!block || state.selection.$from.parentOffset < block.node.content.size) return false;
  const end = block.pos + block.node.nodeSize;
  const after = state.doc.nodeAt(end);
  if (!after || markerOf(after).src === undefined || block.node.content.size === 0) return false;
  return choose(end)(state, dispatch);
};

/** Enter on a chosen figure: a paragraph behind it. */
export const leaveFigure: Command = ({ selection, tr }, dispatch) => {
  if (!(selection instanceof NodeSelection)) return false;
  tr.insert(selection.to, schema.node('block'));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
  return true;
};

/** What is typed while a figure is chosen is its caption, and does not replace it. */
export function captionTyping(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        const { selection, tr } = view.state;
        if (!(selection instanceof NodeSelection)) return false;
        const end = selection.to - 1;
        tr.insertText(text, end);
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + text.length)).scrollIntoView());
        return true;
      },
    },
  });
}

function hasPicture({ marker }: PlacedBlock): boolean {
  return marker.src !== undefined;
}

function choose(pos: number): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
    return true;
  };
}
