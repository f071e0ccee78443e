// When somebody was last here in each session: known at once, and written down once a minute, since not every request is
// worth a write. While a line is open, they are here.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { transact } from '../store/transact.ts';

export class LastSeen {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #write: StatementSync;
  /** What is not written down yet. */
  readonly #unwritten = new Map<string, string>();
  /** How many lines each session has open. */
  readonly #lines = new Map<string, number>();

  constructor(database: DatabaseSync, now: () => number) {
    this.#database = database;
    this.#now = now;
    this.#write = database.prepare('UPDATE "session" SET updatedAt = ? WHERE id = ?');
  }

  hear(session: string): void {
    this.#unwritten.set(session, new Date(this.#now()).toISOString());
  }

  /** Returns what to call when it closes. */
  lineOpens(session: string): () => void {
    this.#lines.set(session, (this.#lines.get(session) ?? 0) + 1);
    return () => {
      const left = (this.#lines.get(session) ?? 1) - 1;
      if (left > 0) this.#lines.set(session, left);
      else this.#lines.delete(session);
      this.hear(session);
    };
  }

  isHere(session: string): boolean {
    return this.#lines.has(session);
  }

  /** Null when what is written is what there is to know. */
  since(session: string): string | null {
    return this.#unwritten.get(session) ?? null;
  }

  writeDown(): void {
    if (this.#unwritten.size === 0) return;
    transact(this.#database, () => {
      for (const [session, at] of this.#unwritten) this.#write.run(at, session);
    });
    this.#unwritten.clear();
  }
}
