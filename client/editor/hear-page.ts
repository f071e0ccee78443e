// What the person at the page has selected or typed, heard at once: the browser tells it a moment later, and drawing
// anything before it does would put their selection back to where the editor last knew it.
import type { EditorView } from 'prosemirror-view';

export function hearPage(view: Pick<EditorView, 'dom'>): void {
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
