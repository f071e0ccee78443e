// The index on SQLite's FTS5, in a file of its own.
import type { DatabaseSync } from 'node:sqlite';
import type { DraftId } from '../../../shared/review/draft.ts';
import { type Row, text, whole } from '../rows.ts';
import { transact } from '../transact.ts';
import { markWords, passageOf } from './mark-words.ts';
import { beginAnew, isDamaged, openSearchFile } from './search-file.ts';
import type { DraftState, Hit, Searchable, SearchIndex, Term } from './search-index.ts';

/** How far into a text a passage to show is looked for, in characters: all of it can be found. */
const LOOKED_AT = 200_000;

/** Every method does its work before it returns its promise. */
export class SqliteSearch implements SearchIndex {
  readonly #file: string;
  #database: DatabaseSync;
  #sql: Statements;

  constructor(file: string) {
    this.#file = file;
    this.#database = openSearchFile(file);
    this.#sql = prepare(this.#database);
  }

  async put(drafts: readonly Searchable[]): Promise<void> {
    this.#guarded(() =>
      transact(this.#database, () => {
        for (const draft of drafts) this.#put(draft);
      }),
    );
  }

  async drop(ids: readonly DraftId[]): Promise<void> {
    this.#guarded(() =>
      transact(this.#database, () => {
        for (const id of ids) {
          const known = this.#sql.row.get(id);
          if (known) this.#sql.forgetWords.run(whole(known, 'row'));
          this.#sql.forget.run(id);
        }
      }),
    );
  }

  async holds(): Promise<readonly DraftState[]> {
    return this.#guarded(() => this.#sql.held.all().map(readState));
  }

  async find(terms: readonly Term[], atMost: number): Promise<readonly Hit[]> {
    if (terms.length === 0) return [];
    const query = terms.map(phrase).join(' AND ');
    return this.#guarded(() => this.#sql.find.all(query, atMost).map((row) => readHit(row, terms)));
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #put({ id, seq, changedAt, slug, headline, text }: Searchable): void {
    const known = this.#sql.row.get(id);
    if (known) this.#sql.forgetWords.run(whole(known, 'row'));
    this.#sql.note.run(id, seq, changedAt);
    const row = this.#sql.row.get(id);
    this.#sql.addWords.run(row ? whole(row, 'row') : null, id, ...[slug, headline, text].map(withoutEnd));
  }

  /** An index that is damaged is begun anew; whoever fills it hears of it and fills it again. */
  #guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (isDamaged(error)) this.#beginAnew();
      throw error;
    }
  }

  #beginAnew(): void {
    this.#database.close();
    this.#database = beginAnew(this.#file);
    this.#sql = prepare(this.#database);
  }
}

/** Between quotes there is no syntax, and a term holds letters and digits only. */
function phrase({ words, isBegun }: Term): string {
  return `"${words.join(' ').replaceAll('"', ' ')}"${isBegun ? ' *' : ''}`;
}

type Statements = ReturnType<typeof prepare>;

/** A NUL would end the text. */
function withoutEnd(text: string): string {
  return text.replaceAll('\0', ' ');
}

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    row: sql('SELECT row FROM drafts WHERE id = ?'),
    note: sql(`INSERT INTO drafts (id, seq, changed_at) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, changed_at = excluded.changed_at`),
    forget: sql('DELETE FROM drafts WHERE id = ?'),
    held: sql('SELECT id, seq, changed_at FROM drafts ORDER BY id'),
    addWords: sql('INSERT INTO words (rowid, id, slug, headline, text) VALUES (?, ?, ?, ?, ?)'),
    forgetWords: sql('DELETE FROM words WHERE rowid = ?'),
    find: sql(`SELECT id, slug, headline,
      substr(text, 1, ${LOOKED_AT}) AS text FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?`),
  };
}

function readState(row: Row): DraftState {
  return { id: text(row, 'id') as DraftId, seq: whole(row, 'seq'), changedAt: text(row, 'changed_at') };
}

function readHit(row: Row, terms: readonly Term[]): Hit {
  return {
    id: text(row, 'id') as DraftId,
    slug: markWords(text(row, 'slug'), terms),
    headline: markWords(text(row, 'headline'), terms),
    passage: passageOf(text(row, 'text'), terms),
  };
}
