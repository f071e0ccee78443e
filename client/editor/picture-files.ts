// Picture files dropped on the article, or pasted as a file alone.
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { bringPictures, placeForPictures } from './bring-pictures.ts';

export function pictureFiles(onNotice: (sentence: string) => void): Plugin {
  return new Plugin({
    props: {
      /** Word processors add a picture of the words that they copy: where there are words, they are meant. */
      handlePaste(view, event, slice) {
        const files = picturesIn(event.clipboardData);
        const words = slice.content.textBetween(0, slice.content.size, ' ', ' ').trim();
        if (files.length === 0 || words !== '' || !view.editable) return false;
        bring(view, files, placeForPictures(view.state));
        return true;
      },
      handleDrop(view, event) {
        const { dataTransfer } = event;
        if (!dataTransfer || dataTransfer.files.length === 0) return false;
        const files = picturesIn(dataTransfer);
        if (files.length < dataTransfer.files.length)
          onNotice('Only pictures are dropped here. A text is brought in as a new draft, on the board.');
        if (view.editable) bring(view, files, placeUnder(view, event));
        return true;
      },
    },
  });
}

function picturesIn(given: DataTransfer | null): readonly File[] {
  return [...(given?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

function bring(view: EditorView, files: readonly File[], pos: number): void {
  void bringPictures(
    view,
    files.map((file) => ({ file, pos })),
  );
}

/** Before or behind the block under the pointer, whichever edge is nearer. */
function placeUnder(view: EditorView, { clientX, clientY }: DragEvent): number {
  const found = view.posAtCoords({ left: clientX, top: clientY });
  if (!found) return view.state.doc.content.size;
  const $pos = view.state.doc.resolve(found.pos);
  if ($pos.depth === 0) return found.pos;
  const block = view.nodeDOM($pos.before(1));
  const box = block instanceof HTMLElement ? block.getBoundingClientRect() : null;
  return box && clientY < (box.top + box.bottom) / 2 ? $pos.before(1) : $pos.after(1);
}
