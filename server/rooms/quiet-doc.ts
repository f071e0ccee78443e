// A Yjs document that costs little while one letter after the other is written into hundreds of them.
import * as Y from 'yjs';

type Events = Parameters<Y.Doc['emit']>;

/**
 * For each of six events of every transaction Yjs makes a map and a list, even when nobody listens. And it notes each
 * transaction in a list that has lain in the document since the last one: between two letters that grew old, and the engine
 * takes all that hangs on something old for worth keeping, until it looks at the whole of the memory.
 */
export class QuietDoc extends Y.Doc {
  override emit(...[name, args]: Events): void {
    if (this._observers.has(name)) super.emit(name, args);
    if (name === 'afterAllTransactions') forget(args);
  }
}

/** The document and the list of its transactions, which are over. */
function forget([, transactions]: readonly unknown[]): void {
  if (Array.isArray(transactions)) transactions.length = 0;
}
