// A Yjs document that costs little while one letter after the other is written into hundreds of them. Nobody listens to it.
import * as Y from 'yjs';

type Events = Parameters<Y.Doc['emit']>;

/** A run of words as it stands in the text. */
type Run = Y.Item & { readonly content: Y.ContentString };

export class QuietDoc extends Y.Doc {
  /**
   * For each of six events of every transaction Yjs makes a map and a list, even when nobody listens. And it notes each
   * transaction in a list that has lain in the document since the last one: between two letters that grew old, and the engine
   * takes all that hangs on something old for worth keeping, until it looks at the whole of the memory.
   */
  override emit(...[name, args]: Events): void {
    if (this._observers.has(name)) super.emit(name, args);
    if (name === 'afterAllTransactions') forget(args);
  }

  /**
   * Puts letters to the run that they continue, and says whether they continue one. It is what Yjs makes of them at the end of
   * a transaction (`Item.mergeWith`), of which a letter is a tenth.
   */
  continueRun(typed: Y.Item): boolean {
    const run = this.store.clients.get(typed.id.client)?.at(-1);
    if (!isRun(typed) || !isRun(run) || !isContinued(run, typed)) return false;
    const { parent } = run;
    if (!(parent instanceof Y.AbstractType)) return false;
    run.content.str += typed.content.str;
    run.length += typed.length;
    parent._length += typed.length;
    // Places in the text that Yjs remembers by their number.
    if (parent._searchMarker) parent._searchMarker.length = 0;
    return true;
  }
}

function isRun(struct: Y.Item | Y.GC | undefined): struct is Run {
  return struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString;
}

/** Whether nothing has come between, neither in the author's text nor here. */
function isContinued(run: Run, { id, origin, rightOrigin, redone }: Run): boolean {
  const { right } = run;
  return (
    run.id.clock + run.length === id.clock &&
    run.redone === null &&
    redone === null &&
    Y.compareIDs(run.lastId, origin) &&
    Y.compareIDs(run.rightOrigin, rightOrigin) &&
    Y.compareIDs(right?.id ?? null, rightOrigin)
  );
}

/** The document and the list of its transactions, which are over. */
function forget([, transactions]: readonly unknown[]): void {
  if (Array.isArray(transactions)) transactions.length = 0;
}
