// Whose session a cookie names, read without better-auth: five hundred windows that come back at once ask it all together,
// and there it costs a millisecond each. What this does not know, better-auth is asked.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';

const storedSession = z.object({ id: z.string(), userId: personIdSchema });

/** Of a large newsroom, all that are under way. */
const MOST_SIGNED = 5_000;

export type CookieSession = { readonly session: string; readonly person: PersonId };

type Parts = {
  readonly database: DatabaseSync;
  readonly secret: string;
  /** The cookie's. */
  readonly name: string;
  readonly now: () => number;
};

export class SessionCookies {
  readonly #parts: Parts;
  readonly #find: StatementSync;
  /** Made once: to make it costs more than to sign with it. */
  readonly #key: KeyObject;
  /** What was found to be signed by us: whoever comes back shows the same again, and so does each of their windows. */
  readonly #signed = new Set<string>();

  /** Once the tables are there. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#key = createSecretKey(parts.secret, 'utf8');
    this.#find = parts.database.prepare(
      'SELECT id, userId FROM "session" WHERE token = ? AND expiresAt > ? LIMIT 1',
    );
  }

  /** The session of a `Cookie` header that is under way; null when there is none that could be told here. */
  read(header: string): CookieSession | null {
    const token = this.#tokenIn(header);
    const row = token && this.#find.get(token, new Date(this.#parts.now()).toISOString());
    if (!row) return null;
    const { id, userId } = storedSession.parse(row);
    return { session: id, person: userId };
  }

  /** The token, when our own signature is beside it. Of two cookies of the name nobody can say here which is meant. */
  #tokenIn(header: string): string | null {
    const begin = `${this.#parts.name}=`;
    const ours = header.split(/; */).filter((one) => one.startsWith(begin));
    const value = ours.length === 1 ? decoded(ours[0]?.slice(begin.length) ?? '') : '';
    const at = value.lastIndexOf('.');
    if (at < 1) return null;
    const [token, signature] = [value.slice(0, at), value.slice(at + 1)];
    return this.#signed.has(value) || this.#isSigned(value, token, signature) ? token : null;
  }

  #isSigned(value: string, token: string, signature: string): boolean {
    const due = createHmac('sha256', this.#key).update(token).digest('base64');
    if (!isSame(signature, due)) return false;
    if (this.#signed.size >= MOST_SIGNED) this.#signed.clear();
    this.#signed.add(value);
    return true;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function isSame(said: string, due: string): boolean {
  const [one, other] = [Buffer.from(said), Buffer.from(due)];
  return one.length === other.length && timingSafeEqual(one, other);
}
