// Keys that follow one another faster than the browser tells of the caret: Home and Backspace in one breath. The editor would
// judge the second by where the caret was, leave it to the browser, and that joins blocks behind the editor's back.
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Keys that do something to the text around the caret. */
const ACTS = new Set(['Backspace', 'Delete', 'Enter']);

export function caughtUp(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (ACTS.has(event.key) && !event.isComposing && !view.composing) catchUp(view);
          return false;
        },
      },
    },
  });
}

/** Takes the caret from where the browser has it now. */
function catchUp(view: EditorView): void {
  const { selection, doc, tr } = view.state;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!(selection instanceof TextSelection) || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
  const head = view.posAtDOM(focusNode, focusOffset ?? 0);
  if (anchor === selection.anchor && head === selection.head) return;
  const [$anchor, $head] = [doc.resolve(anchor), doc.resolve(head)];
  // Between blocks there is no caret: the editor knows better what is meant.
  if (!$anchor.parent.inlineContent || !$head.parent.inlineContent) return;
  view.dispatch(tr.setSelection(new TextSelection($anchor, $head)));
}
