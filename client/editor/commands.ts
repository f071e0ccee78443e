// What the toolbar and the keys do to the selected blocks and words.
import { toggleMark } from 'prosemirror-commands';
import { type Command, TextSelection } from 'prosemirror-state';
import type { Kind, Marker } from '../../shared/article/blocks.ts';
import { isSafeHref } from '../../shared/article/marker.ts';
import type { FormatName } from './editor-handle.ts';
import { attrsOf, schema } from './schema.ts';
import { caretBlock, isItem, type PlacedBlock, selectedBlocks } from './selected-blocks.ts';
import { setAttrs } from './set-attrs.ts';

export function setKind(kind: Kind, level: 2 | 3 = 2): Command {
  return rewriteBlocks(({ marker }) => {
    if (kind === 'heading') return { kind, level };
    return kind === 'bullet' || kind === 'number' ? { kind, indent: marker.indent ?? 0 } : { kind };
  });
}

/** A list of this kind; when it is one already, paragraphs. */
export function toggleList(kind: 'bullet' | 'number'): Command {
  return (state, dispatch, view) => {
    const isList = selectedBlocks(state).every(({ marker }) => marker.kind === kind);
    return setKind(isList ? 'paragraph' : kind)(state, dispatch, view);
  };
}

/** Deeper or shallower; does nothing outside lists, so that Tab leaves the editor there. */
export function indentBy(by: 1 | -1): Command {
  return (state, dispatch, view) => {
    if (!selectedBlocks(state).some(({ marker }) => isItem(marker))) return false;
    rewriteBlocks(({ marker }) =>
      isItem(marker) ? { ...marker, indent: depth((marker.indent ?? 0) + by) } : marker,
    )(state, dispatch, view);
    return true;
  };
}

export function toggleFormat(name: Exclude<FormatName, 'link'>): Command {
  return toggleMark(schema.marks[name]);
}

/** Makes the selected words a link, or takes it away with `null`; with a caret alone, the link that it stands in. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    if (href !== null && !isSafeHref(href)) return false;
    const { from, to, empty } = state.selection;
    const range = empty ? linkAround(state.doc, from) : { from, to };
    if (!range) return false;
    const tr = state.tr.removeMark(range.from, range.to, schema.marks.link);
    if (href !== null) tr.addMark(range.from, range.to, schema.marks.link.create({ href }));
    dispatch?.(tr);
    return true;
  };
}

/** A rule where the caret is, and a paragraph to go on in. */
export const insertRule: Command = (state, dispatch) => {
  const block = caretBlock(state) ?? selectedBlocks(state).at(-1);
  if (!block) return false;
  const { tr } = state;
  const isEmpty = block.node.content.size === 0 && block.marker.kind === 'paragraph';
  const end = block.pos + block.node.nodeSize;
  const rule = attrsOf({ kind: 'rule' });
  if (isEmpty) setAttrs(tr, block.pos, rule);
  else tr.insert(end, schema.node('block', rule));
  const next = isEmpty ? end : end + 2;
  if (!tr.doc.nodeAt(next)) tr.insert(next, schema.node('block'));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, next + 1)).scrollIntoView());
  return true;
};

function rewriteBlocks(marker: (block: PlacedBlock) => Marker): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    const { tr } = state;
    for (const block of blocks) setAttrs(tr, block.pos, attrsOf(marker(block)));
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return blocks.length > 0;
  };
}

function depth(wanted: number): 0 | 1 | 2 | 3 {
  if (wanted <= 0) return 0;
  return wanted === 1 || wanted === 2 ? wanted : 3;
}

function linkAround(
  doc: PlacedBlock['node'],
  pos: number,
): { readonly from: number; readonly to: number } | null {
  const $pos = doc.resolve(pos);
  const mark =
    schema.marks.link.isInSet($pos.marks()) ?? schema.marks.link.isInSet($pos.nodeAfter?.marks ?? []);
  if (!mark) return null;
  let range: { from: number; to: number } | null = null;
  $pos.parent.forEach((node, offset) => {
    const from = $pos.start() + offset;
    const to = from + node.nodeSize;
    if (!mark.isInSet(node.marks)) return;
    if (range?.to === from) range = { from: range.from, to };
    else if (!range || range.to < pos) range = { from, to };
  });
  return range;
}
