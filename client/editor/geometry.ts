// Where things of the article stand on the screen, in pixels from the editor's own top left corner.
import { NodeSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { Box, Selected } from './editor-handle.ts';
import { heldWordsKey } from './held-words.ts';

export function sameTops(a: ReadonlyMap<ThreadId, number>, b: ReadonlyMap<ThreadId, number>): boolean {
  return a.size === b.size && [...a].every(([id, top]) => Math.abs((b.get(id) ?? Number.NaN) - top) < 0.5);
}

/** Where the held words begin; null when none are held. */
export function heldTop(view: EditorView): number | null {
  const held = heldWordsKey.getState(view.state)?.find()[0];
  return held ? view.coordsAtPos(held.from, 1).top - view.dom.getBoundingClientRect().top : null;
}

/** The selected words and their box; null when nothing but a caret is there. */
export function selectedIn(view: EditorView): Selected | null {
  const { selection } = view.state;
  const { empty, from, to } = selection;
  // A chosen picture is no words: its caption is selected by itself.
  if (empty || selection instanceof NodeSelection) return null;
  const words = view.state.doc.textBetween(from, to, '\n', '\n');
  return words.trim() === '' ? null : { words, box: boxOf(view, from, to) };
}

function boxOf(view: EditorView, from: number, to: number): Box {
  const origin = view.dom.getBoundingClientRect();
  const start = view.coordsAtPos(from, 1);
  const end = view.coordsAtPos(to, -1);
  return {
    top: start.top - origin.top,
    bottom: end.bottom - origin.top,
    left: end.left - origin.left,
    right: origin.width,
  };
}
