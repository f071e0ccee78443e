// Tokens as they are kept: what is kept of a token itself is its hash.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { SCOPES, type Token } from '../../shared/api/tokens.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import { type Row, text, textOrNull, whole } from './rows.ts';

export type TokenRow = Token & { readonly person: PersonId };

const scopes = z.array(z.enum(SCOPES));

/** Owns a connection of its own. */
export class TokenRows {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add({ id, person, name, scopes, madeAt, expiresAt }: TokenRow, hash: string): void {
    this.#database
      .prepare(
        'INSERT INTO tokens (id, person, name, hash, scopes, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(id, person, name, hash, JSON.stringify(scopes), madeAt, expiresAt);
  }

  ofHash(hash: string): TokenRow | null {
    return this.#one('SELECT * FROM tokens WHERE hash = ?', hash);
  }

  ofId(id: string): TokenRow | null {
    return this.#one('SELECT * FROM tokens WHERE id = ?', id);
  }

  /** The newest first. */
  of(person: PersonId): readonly TokenRow[] {
    const rows = this.#database
      .prepare('SELECT * FROM tokens WHERE person = ? ORDER BY made DESC, rowid DESC')
      .all(person);
    return rows.map(readToken);
  }

  count(person: PersonId): number {
    const row = this.#database.prepare('SELECT count(*) AS count FROM tokens WHERE person = ?').get(person);
    return row ? whole(row, 'count') : 0;
  }

  /** Whether there was one to remove. */
  remove(id: string, person: PersonId): boolean {
    const { changes } = this.#database
      .prepare('DELETE FROM tokens WHERE id = ? AND person = ?')
      .run(id, person);
    return changes === 1;
  }

  use(id: string, at: string): void {
    this.#database.prepare('UPDATE tokens SET used = ? WHERE id = ?').run(at, id);
  }

  #one(sql: string, value: string): TokenRow | null {
    const row = this.#database.prepare(sql).get(value);
    return row ? readToken(row) : null;
  }
}

function readToken(row: Row): TokenRow {
  return {
    id: text(row, 'id'),
    person: personIdSchema.parse(row['person']),
    name: text(row, 'name'),
    scopes: scopes.parse(JSON.parse(text(row, 'scopes'))),
    madeAt: text(row, 'made'),
    expiresAt: textOrNull(row, 'expires'),
    usedAt: textOrNull(row, 'used'),
  };
}
