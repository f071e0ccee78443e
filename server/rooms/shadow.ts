// A copy of a document on which the guard tries out what it cannot foresee, kept so that trying again costs little.
import * as Y from 'yjs';

export class Shadow {
  readonly #doc: Y.Doc;
  #copy: Y.Doc | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /**
   * Asks something of the document as it would be after an update. After a yes the update must be applied to the document
   * itself: the copy has it already. After a no the copy is thrown away.
   */
  try(update: Uint8Array, holds: (tried: Y.Doc) => boolean): boolean {
    const copy = this.#copy ?? new Y.Doc();
    this.#copy = null;
    copy.getText('article');
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(copy)));
    Y.applyUpdate(copy, update);
    const answer = holds(copy);
    if (answer) this.#copy = copy;
    return answer;
  }
}
