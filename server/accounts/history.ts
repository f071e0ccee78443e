// What was done with accounts, as it is stored: one line for each act, in the transaction of the act, never changed.
import type { DatabaseSync } from 'node:sqlite';
import { type AccountAct, type HistoryEntry, historyEntrySchema } from '../../shared/account-history.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Row } from '../store/rows.ts';

/** Nothing here opens a transaction: whoever acts has one. */
export class History {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync) {
    this.#sql = prepare(database);
  }

  /** `by` is null for whoever has the machine. */
  note(at: string, by: PersonId | null, { act, ...said }: AccountAct): void {
    const person = 'person' in said ? said.person : null;
    this.#sql.note.run(at, by, act, person, JSON.stringify({ ...said, person: undefined }));
  }

  /** The newest first, from before `n` on. */
  before(n: number, most: number): readonly HistoryEntry[] {
    return this.#sql.before.all(n, most).map(read);
  }
}

function read({ said, ...row }: Row): HistoryEntry {
  return historyEntrySchema.parse({ ...row, ...JSON.parse(String(said)) });
}

function prepare(database: DatabaseSync) {
  return {
    note: database.prepare('INSERT INTO account_history (at, by, act, person, said) VALUES (?, ?, ?, ?, ?)'),
    before: database.prepare('SELECT * FROM account_history WHERE n < ? ORDER BY n DESC LIMIT ?'),
  };
}
