// Moving blocks up and down. In any CRDT that is to cut and to insert, so it is refused where a colleague is writing.
import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import { selectedBlocks } from './selected-blocks.ts';

/** Whether the blocks between two positions may be moved now; the place to say why not. */
export type MayMove = (from: number, to: number) => boolean;

export function moveBlock(direction: 'up' | 'down', mayMove: MayMove = () => true): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) return false;
    const [from, to] = [first.pos, last.pos + last.node.nodeSize];
    const target = direction === 'up' ? startBefore(state.doc, from) : endAfter(state.doc, to);
    if (target === null || (dispatch && !mayMove(from, to))) return false;
    const content = state.doc.slice(from, to).content;
    const tr = state.tr.delete(from, to);
    const at = tr.mapping.map(target);
    tr.insert(at, content);
    const { anchor, head } = state.selection;
    const moved = (pos: number) => tr.doc.resolve(Math.min(at + content.size, Math.max(at, pos - from + at)));
    dispatch?.(tr.setSelection(TextSelection.between(moved(anchor), moved(head))).scrollIntoView());
    return true;
  };
}

function startBefore(doc: Node, from: number): number | null {
  const before = doc.resolve(from).nodeBefore;
  return before ? from - before.nodeSize : null;
}

function endAfter(doc: Node, to: number): number | null {
  const after = doc.resolve(to).nodeAfter;
  return after ? to + after.nodeSize : null;
}
