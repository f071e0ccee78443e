// Personal tokens: what a person's own programs show instead of a session. They may what their person may at that moment,
// within their scopes, and never more than read and ask.
import { createHash } from 'node:crypto';
import type { NewToken, Scope, Token } from '../../shared/api/tokens.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Log } from '../log.ts';
import type { Clock, People } from '../people.ts';
import { drawName, type Random } from '../rooms/chance.ts';
import type { TokenRow, TokenRows } from '../store/token-rows.ts';

/** How a token of ours looks, so that whoever searches code for secrets finds it. */
const PREFIX = 'gly_';
/** 192 bits: nothing that could be guessed, so a plain hash is enough. */
const BYTES = 24;
const SHAPE = /^gly_[0-9a-f]{48}$/;

/** More than anybody needs, few enough to look at. */
const MOST = 20;
const DAY = 24 * 60 * 60 * 1_000;
/** How exactly "last used" is known, in milliseconds: not every request is worth a write. */
const USED_EVERY = 60_000;

type Parts = {
  readonly rows: TokenRows;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
};

export type Bearer = { readonly id: string; readonly person: Person; readonly scopes: readonly Scope[] };

export class Tokens {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  make(
    person: PersonId,
    { name, scopes, days }: NewToken,
  ): { readonly token: Token; readonly secret: string } | Refusal {
    const { rows, clock, random } = this.#parts;
    if (rows.count(person) >= MOST)
      return refuse('too-large', `You have ${MOST} tokens. Revoke one that nothing uses any more.`);
    const now = clock.now();
    const secret = PREFIX + Buffer.from(random(BYTES)).toString('hex');
    const row: TokenRow = {
      id: drawName(random),
      person,
      name,
      scopes: [...new Set(scopes)],
      madeAt: new Date(now).toISOString(),
      expiresAt: days === null ? null : new Date(now + days * DAY).toISOString(),
      usedAt: null,
    };
    rows.add(row, hashOf(secret));
    return { token: row, secret };
  }

  of(person: PersonId): readonly Token[] {
    return this.#parts.rows.of(person);
  }

  revoke(person: PersonId, id: string): boolean {
    return this.#parts.rows.remove(id, person);
  }

  /** Who shows this token; null when it stands for nobody (any more). */
  bearerOf(secret: string): Bearer | null {
    const row = SHAPE.test(secret) ? this.#parts.rows.ofHash(hashOf(secret)) : null;
    const bearer = row && this.#bearer(row);
    if (row && bearer) this.#noteUse(row);
    return bearer;
  }

  /** Whether it still stands: not revoked, not expired, its person still here. */
  stands(id: string): boolean {
    const row = this.#parts.rows.ofId(id);
    return row !== null && this.#bearer(row) !== null;
  }

  #bearer(row: TokenRow): Bearer | null {
    const { people, clock } = this.#parts;
    if (row.expiresAt !== null && Date.parse(row.expiresAt) <= clock.now()) return null;
    const person = people.personOf(row.person);
    return person && { id: row.id, person, scopes: row.scopes };
  }

  /** A disk that takes nothing is no reason not to read. */
  #noteUse({ id, usedAt }: TokenRow): void {
    const { rows, clock, log } = this.#parts;
    const now = clock.now();
    if (usedAt !== null && now - Date.parse(usedAt) < USED_EVERY) return;
    try {
      rows.use(id, new Date(now).toISOString());
    } catch (error) {
      log.warn({ error }, 'when a token was last used was not written down');
    }
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
