// Brings pictures into the article: each waits in its place until the server has it, then a figure stands there for everybody.
import { Fragment } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Sent, sendPicture } from '../sync/send-picture.ts';
import { hearPage } from './hear-page.ts';
import { attrsOf, isImplicit, markerOf, schema } from './schema.ts';
import { setAttrs } from './set-attrs.ts';
import { began, failed, left, placeOf, type Waiting, waitingIn } from './waiting-pictures.ts';

export type Send = (file: File) => Promise<Sent>;

export type Placed = { readonly file: File; readonly pos: number; readonly alt?: string | null };

/** One after the other: several stand in the order in which they were brought. */
export async function bringPictures(view: EditorView, placed: readonly Placed[], send: Send = sendPicture) {
  const waiting = placed.map(({ file, pos, alt }) => ({
    ...{ id: crypto.randomUUID(), file, pos, alt: alt ?? null },
    failed: null,
  }));
  if (waiting.length === 0) return;
  hearPage(view);
  view.dispatch(began(view.state.tr, waiting));
  for (const { id } of waiting) await sendWaiting(view, id, send);
}

export async function sendAgain(view: EditorView, id: string, send: Send = sendPicture): Promise<void> {
  view.dispatch(failed(view.state.tr, id, null));
  view.focus();
  await sendWaiting(view, id, send);
}

/** Behind the block where the caret is, or the last that is selected. */
export function placeForPictures({ selection }: EditorState): number {
  const { $to } = selection;
  return $to.depth === 0 ? $to.pos : $to.after(1);
}

async function sendWaiting(view: EditorView, id: string, send: Send): Promise<void> {
  const file = find(view, id)?.file;
  if (!file) return;
  const sent = await send(file);
  const waiting = view.isDestroyed ? undefined : find(view, id);
  if (!waiting) return;
  hearPage(view);
  if ('because' in sent) view.dispatch(failed(view.state.tr, id, sent));
  else if (!view.editable) view.dispatch(failed(view.state.tr, id, SHUT));
  else putFigure(view, waiting, sent.src);
}

const SHUT = { because: 'You may not edit this draft any more.', again: true };

function find(view: EditorView, wanted: string): Waiting | undefined {
  return waitingIn(view.state).find(({ id }) => id === wanted);
}

/** An act of its own to undo, whatever is being typed at that moment. */
function putFigure(view: EditorView, waiting: Waiting, src: string): void {
  partActs(view);
  view.dispatch(left(figureAt(view.state, waiting, src), waiting.id));
  partActs(view);
}

function partActs(view: EditorView): void {
  view.dispatch(view.state.tr.setSelection(view.state.selection));
}

/** In the place of the empty paragraph before it, if there is one; with a paragraph to go on in, if it is the last. */
function figureAt(state: EditorState, waiting: Waiting, src: string): Transaction {
  const { doc, tr } = state;
  const pos = placeOf(state, waiting);
  const figure = attrsOf({ kind: 'figure', src, ...(waiting.alt && { alt: waiting.alt }) });
  const before = doc.resolve(pos).nodeBefore;
  const isFree = before?.content.size === 0 && markerOf(before).kind === 'paragraph' && !isImplicit(before);
  const paragraph = pos === doc.content.size ? [schema.node('block')] : [];
  if (isFree) return setAttrs(tr, pos - before.nodeSize, figure).insert(pos, paragraph);
  return tr.insert(pos, Fragment.fromArray([schema.node('block', figure), ...paragraph]));
}
