// What the toolbar shows of the place where the caret is.
import type { MarkType } from 'prosemirror-model';
import { type EditorState, NodeSelection } from 'prosemirror-state';
import { KINDS } from '../../shared/article/blocks.ts';
import type { FormatName, Formatting } from './editor-handle.ts';
import { schema } from './schema.ts';

const FORMATS: readonly FormatName[] = ['bold', 'italic', 'strike', 'code', 'link'];

export function formattingOf(state: EditorState, undo: { canUndo: boolean; canRedo: boolean }): Formatting {
  const { selection } = state;
  const { $from } = selection;
  const chosen = selection instanceof NodeSelection ? selection.node : state.doc.firstChild;
  const block = $from.parent.isTextblock ? $from.parent : chosen;
  return {
    kind: KINDS.find((kind) => kind === block?.attrs['kind']) ?? 'paragraph',
    level: block?.attrs['level'] === 3 ? 3 : 2,
    formats: FORMATS.filter((name) => isOn(state, schema.marks[name])),
    href: hrefAt(state),
    // By name: what has getters cannot be spread.
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
  };
}

export function sameFormatting(a: Formatting, b: Formatting): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isOn(state: EditorState, type: MarkType | undefined): boolean {
  if (!type) return false;
  const { empty, $from, from, to } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

function hrefAt(state: EditorState): string | null {
  const { from, to } = state.selection;
  let href: string | null = null;
  state.doc.nodesBetween(from, Math.min(state.doc.content.size, Math.max(to, from + 1)), (node) => {
    const link = node.marks.find((mark) => mark.type === schema.marks['link']);
    if (link && href === null) href = String(link.attrs['href']);
  });
  return href;
}
