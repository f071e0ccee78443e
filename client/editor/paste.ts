// What comes from the clipboard: web pages through the schema, plain text as blocks, and nothing larger than a message.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { inlineNodes } from './flat.ts';
import { looksParser, setLooksAside } from './pasted-looks.ts';
import { markerOf, schema } from './schema.ts';

/** The longest text that is pasted at once, in UTF-16 units: what is longer is brought in as a file. */
const LONGEST_PASTE = 200_000;

export function pasting(onNotice: (sentence: string) => void): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: setLooksAside,
      clipboardParser: looksParser,
      clipboardTextParser: (text) => sliceOf(text),
      handlePaste(view, _event, slice) {
        if (slice.size <= LONGEST_PASTE) return pasteBlocks(view, slice);
        onNotice('That is too much to paste at once. Bring it in as a file: New draft, on the board.');
        return true;
      },
    },
  });
}

/** Several blocks into an empty paragraph: the first keeps its kind too. */
function pasteBlocks({ state, dispatch }: EditorView, slice: Slice): boolean {
  const { $from, empty } = state.selection;
  const isEmpty = empty && $from.depth === 1 && $from.parent.content.size === 0;
  if (!isEmpty || slice.content.childCount < 2 || markerOf($from.parent).kind !== 'paragraph') return false;
  const tr = state.tr.replaceWith($from.before(1), $from.after(1), slice.content);
  const end = $from.before(1) + slice.content.size;
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView());
  return true;
}

/** Lines are blocks; empty lines between them only part them. */
function sliceOf(text: string): Slice {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks = (lines.length > 1 ? lines.filter((line) => line.trim() !== '') : lines).map((line) =>
    schema.node('block', null, Fragment.fromArray([...inlineNodes(line, {})])),
  );
  return new Slice(Fragment.fromArray(blocks), 1, 1);
}
