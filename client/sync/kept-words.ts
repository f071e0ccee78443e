// The words inside unsent updates, so that a refusal loses nothing that somebody typed.
import * as Y from 'yjs';

/** The text that these updates insert, in the order it was typed; block boundaries read as line breaks. */
export function wordsIn(updates: readonly Uint8Array[]): string {
  return updates
    .flatMap((update) => Y.decodeUpdate(update).structs)
    .map((struct) => {
      if (!(struct instanceof Y.Item)) return '';
      if (struct.content instanceof Y.ContentString) return struct.content.str;
      return struct.content instanceof Y.ContentType && struct.parentSub === null ? '\n' : '';
    })
    .join('')
    .trim();
}
