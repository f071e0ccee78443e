// What comes from the clipboard: web pages through the schema, plain text as blocks, and nothing larger than a message.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { bringPictures } from './bring-pictures.ts';
import { inlineNodes } from './flat.ts';
import { looksParser, setLooksAside } from './pasted-looks.ts';
import { type Parted, partPictures } from './pasted-pictures.ts';
import { withPicturesOf } from './pasted-rtf.ts';
import { markerOf, schema } from './schema.ts';

/** The longest text that is pasted at once, in UTF-16 units: what is longer is brought in as a file. */
const LONGEST_PASTE = 200_000;

export function pasting(onNotice: (sentence: string) => void): Plugin {
  const pieces = new WeakMap<Slice, Parted>();
  /** Whether what comes now was copied in an editor of ours: words out of a caption are then words, and bring no picture. */
  let isOurs = false;
  /** The same piece in another form, which has its pictures. */
  let rtf = '';
  const hear = (given: DataTransfer | null) => {
    rtf = given?.getData('text/rtf') ?? '';
    return false;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (_view, event) => hear(event.clipboardData),
        drop: (_view, event) => hear(event.dataTransfer),
      },
      /** Also of what is dropped: no picture of another page comes in by itself. */
      transformPasted(slice) {
        const parted = partPictures(slice, isOurs);
        pieces.set(parted.slice, parted);
        return parted.slice;
      },
      transformPastedHTML(html) {
        isOurs = html.includes('data-pm-slice');
        return setLooksAside(withPicturesOf(rtf, html));
      },
      clipboardParser: looksParser,
      clipboardTextParser: (text) => sliceOf(text),
      handlePaste(view, _event, slice) {
        if (slice.size <= LONGEST_PASTE)
          return pastePiece(view, pieces.get(slice) ?? partPictures(slice, isOurs), onNotice);
        onNotice('That is too much to paste at once. Bring it in as a file: New draft, on the board.');
        return true;
      },
    },
  });
}

function pastePiece(view: EditorView, parted: Parted, onNotice: (sentence: string) => void): boolean {
  const { slice, pictures, lost } = parted;
  const first = view.state.selection.$from.index(0);
  if (!pasteBlocks(view, slice)) {
    if (pictures.length + lost === 0 && slice.openStart + slice.openEnd > 0) return false;
    view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
  }
  if (lost > 0) onNotice(lostWords(lost));
  const placed = pictures.map(({ file, alt, after }) => ({ file, alt, pos: endOf(view, first + after - 1) }));
  void bringPictures(view, placed);
  return true;
}

function lostWords(lost: number): string {
  const which = lost === 1 ? 'A picture' : `${lost} pictures`;
  return `${which} could not be brought along: save it as a file and drop it on the article.`;
}

/** Behind the block with this number; before the first for the number before it. */
function endOf({ state: { doc } }: EditorView, index: number): number {
  let end = 0;
  for (let at = 0; at <= Math.min(index, doc.childCount - 1); at++) end += doc.child(at).nodeSize;
  return end;
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
