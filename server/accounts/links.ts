// Invitations and resets as they are stored: a link is good once, until it expires or is withdrawn, and while whoever made
// it may still make one.
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { roleSchema } from '../../shared/accounts.ts';
import { DESKS, type Desk, type PersonId, personIdSchema, type Role } from '../../shared/newsroom.ts';
import { hashOf, newToken } from './token.ts';

type Made = { readonly at: number; readonly by: PersonId; readonly expiresAt: number };
export type InvitationTerms = {
  readonly role: Role;
  readonly desks: readonly Desk[];
  readonly email: string | null;
};

const stored = z.object({
  id: z.string(),
  made_at: z.string(),
  made_by: personIdSchema,
  expires_at: z.string(),
  used_at: z.string().nullable(),
  used_by: personIdSchema.nullable(),
  revoked_at: z.string().nullable(),
});
const storedInvitation = stored.extend({
  kind: z.literal('invitation'),
  role: roleSchema,
  desks: z.string().transform((text) => z.array(z.enum(DESKS)).parse(JSON.parse(text))),
  email: z.string().nullable(),
});
const storedReset = stored.extend({ kind: z.literal('reset'), person: personIdSchema });
const storedLink = z.discriminatedUnion('kind', [storedInvitation, storedReset]);

export type InvitationLink = z.output<typeof storedInvitation>;
export type ResetLink = z.output<typeof storedReset>;
export type StoredLink = InvitationLink | ResetLink;

/** Nothing here opens a transaction: whoever writes more than one row has one. */
export class Links {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(database: DatabaseSync) {
    this.#sql = prepare(database);
  }

  /** The token is told now and never again. */
  addInvitation(made: Made, { role, desks, email }: InvitationTerms): { id: string; token: string } {
    return this.#add(made, (id, hash, ...times) =>
      this.#sql.addInvitation.run(id, hash, ...times, role, JSON.stringify(desks), email),
    );
  }

  addReset(made: Made, person: PersonId): { id: string; token: string } {
    return this.#add(made, (id, hash, ...times) => this.#sql.addReset.run(id, hash, ...times, person));
  }

  withToken(token: string): StoredLink | null {
    return read(this.#sql.withHash.get(hashOf(token)));
  }

  invitation(id: string): InvitationLink | null {
    const link = read(this.#sql.withId.get(id));
    return link?.kind === 'invitation' ? link : null;
  }

  /** The newest first. */
  invitations(): readonly InvitationLink[] {
    return this.#sql.invitations.all().map((row) => storedInvitation.parse(row));
  }

  markUsed(id: string, at: number, by: PersonId): void {
    this.#sql.use.run(instant(at), by, id);
  }

  revoke(id: string, at: number): void {
    this.#sql.revoke.run(instant(at), id);
  }

  /** A newer reset, or a new password, ends those before. */
  revokeResetsOf(person: PersonId, at: number): void {
    this.#sql.revokeResets.run(instant(at), person);
  }

  #add(
    { at, by, expiresAt }: Made,
    write: (id: string, hash: string, at: string, by: string, expiresAt: string) => unknown,
  ): { id: string; token: string } {
    const { token, hash } = newToken();
    const id = randomBytes(12).toString('base64url');
    write(id, hash, instant(at), by, instant(expiresAt));
    return { id, token };
  }
}

function read(row: unknown): StoredLink | null {
  return row === undefined ? null : storedLink.parse(row);
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    addInvitation: sql(`INSERT INTO account_links
      (id, hash, made_at, made_by, expires_at, kind, role, desks, email)
      VALUES (?, ?, ?, ?, ?, 'invitation', ?, ?, ?)`),
    addReset: sql(`INSERT INTO account_links (id, hash, made_at, made_by, expires_at, kind, person)
      VALUES (?, ?, ?, ?, ?, 'reset', ?)`),
    withHash: sql('SELECT * FROM account_links WHERE hash = ?'),
    withId: sql('SELECT * FROM account_links WHERE id = ?'),
    invitations: sql(`SELECT * FROM account_links WHERE kind = 'invitation' ORDER BY made_at DESC, id`),
    use: sql('UPDATE account_links SET used_at = ?, used_by = ? WHERE id = ? AND used_at IS NULL'),
    revoke: sql('UPDATE account_links SET revoked_at = ? WHERE id = ? AND used_at IS NULL'),
    revokeResets: sql(`UPDATE account_links SET revoked_at = ?
      WHERE person = ? AND kind = 'reset' AND used_at IS NULL AND revoked_at IS NULL`),
  };
}
