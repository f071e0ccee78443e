// What comes from the clipboard: web pages through the schema, plain text as blocks, and nothing larger than a message.
import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { inlineNodes } from './flat.ts';
import { schema } from './schema.ts';

/** The longest text that is pasted at once, in UTF-16 units: what is longer is brought in as a file. */
const LONGEST_PASTE = 200_000;

export function pasting(onNotice: (sentence: string) => void): Plugin {
  return new Plugin({
    props: {
      clipboardTextParser: (text) => sliceOf(text),
      handlePaste(_view, _event, slice) {
        if (slice.size <= LONGEST_PASTE) return false;
        onNotice('That is too much to paste at once. Bring it in as a file: New draft, on the board.');
        return true;
      },
    },
  });
}

/** Lines are blocks; empty lines between them only part them. */
function sliceOf(text: string): Slice {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks = (lines.length > 1 ? lines.filter((line) => line.trim() !== '') : lines).map((line) =>
    schema.node('block', null, Fragment.fromArray([...inlineNodes(line, {})])),
  );
  return new Slice(Fragment.fromArray(blocks), 1, 1);
}
