// Accounts, passwords and sessions as they are stored. Every change is one transaction without a pause, and the directory
// and whoever listens for ended sessions hear of it before anything else happens.
//
// The tables are better-auth's, which never holds a transaction open on this connection in what we ask of it.
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AccountAct } from '../../shared/account-history.ts';
import { type Person, type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import type { SessionEnd } from '../../shared/protocol.ts';
import { transact } from '../store/transact.ts';
import { actOf } from './act-of.ts';
import type { Directory } from './directory.ts';
import { History } from './history.ts';

export type NewAccount = Omit<Person, 'id'> & { readonly email: string; readonly hashed: string };
export type Taken = 'handle' | 'email';
/** One thing at a time: a name, a place, or whether they may come in. */
export type Change = Partial<Pick<Person, 'name' | 'role' | 'desks'>> & { readonly isDisabled?: boolean };

/** Who lets in whoever comes: a colleague, the set-up link, whoever has the machine. */
export type LetIn = PersonId | 'set-up' | 'machine';

/** Whose hand it is; null for whoever has the machine. */
type By = PersonId | null;

export type StoredSession = {
  readonly id: string;
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly address: string;
  readonly browser: string;
  readonly lastSeenAt: string;
};

type Parts = {
  readonly database: DatabaseSync;
  readonly directory: Directory;
  readonly now: () => number;
  onEnd(session: string, because: SessionEnd): void;
};

export class Registry {
  readonly #parts: Parts;
  readonly history: History;
  readonly #sql: ReturnType<typeof prepare>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.history = new History(parts.database);
    this.#sql = prepare(parts.database);
  }

  /** Reads everybody, once, before anything is asked. */
  load(): void {
    this.directory.keepAll(this.#sql.users.all().map((row) => storedUser.parse(row)));
  }

  get directory(): Directory {
    return this.#parts.directory;
  }

  readonly now = (): number => this.#parts.now();

  hasEmail(email: string): boolean {
    return this.#sql.withEmail.get(email) !== undefined;
  }

  /** Which of what must be somebody's alone is another's already. */
  taken({ handle, email }: { readonly handle: string; readonly email: string }): Taken | null {
    if (this.#sql.withHandle.get(handle)) return 'handle';
    return this.hasEmail(email) ? 'email' : null;
  }

  /** The first account that is not the demo's ends the demo. `also` is written in the same transaction. */
  add({ hashed, ...account }: NewAccount, letIn: LetIn, also: (id: PersonId) => void): PersonId {
    const id = personIdSchema.parse(randomBytes(24).toString('base64url'));
    this.#changes([id], 'demo-over', () => {
      const { name, email, role, handle, desks } = account;
      const at = this.#at();
      this.#sql.addUser.run(id, name, email, at, at, role, handle, JSON.stringify(desks));
      this.#sql.addPassword.run(randomBytes(24).toString('base64url'), id, id, hashed, at, at);
      also(id);
      const invitedBy = letIn === 'set-up' || letIn === 'machine' ? null : letIn;
      const place = { role, desks: [...desks] };
      this.#note(letIn === 'machine' ? null : id, { act: 'account.made', person: id, place, invitedBy });
      return this.directory.hasMovedIn ? [] : this.#endDemo();
    });
    return id;
  }

  /** What is as it should be already is no act. */
  change(by: By, id: PersonId, change: Change): void {
    const known = this.directory.accountOf(id);
    const act = known && actOf(known, change);
    if (!act) return;
    const { name = null, role = null, desks, isDisabled } = change;
    this.#changes([id], 'disabled', () => {
      this.#note(by, act);
      const banned = isDisabled === undefined ? null : Number(isDisabled);
      this.#sql.change.run(name, role, desks ? JSON.stringify(desks) : null, banned, this.#at(), id);
      return isDisabled ? this.#delete(this.#sql.endAll.all(id)) : [];
    });
  }

  /** Null for whoever has none: the demo's people. */
  passwordOf(id: PersonId): string | null {
    const row = this.#sql.passwordOf.get(id);
    return row ? z.string().nullable().parse(row['password']) : null;
  }

  /** Says how many sessions ended. `also` is written in the same transaction. */
  setPassword(
    by: By,
    id: PersonId,
    hashed: string,
    { except, isByLink = false }: { readonly except: string | null; readonly isByLink?: boolean },
    also: () => void,
  ): number {
    return this.#ending('new-password', () => {
      this.#note(by, { act: 'password.set', person: id, isByLink });
      this.#sql.setPassword.run(hashed, this.#at(), id);
      also();
      return this.#delete(except === null ? this.#sql.endAll.all(id) : this.#sql.endOthers.all(id, except));
    });
  }

  sessionsOf(id: PersonId): readonly StoredSession[] {
    return this.#sql.sessionsOf.all(id, this.#at()).map((row) => storedSession.parse(row));
  }

  endSession(id: PersonId, session: string): number {
    return this.#ending('signed-out', () => this.#delete(this.#sql.endOne.all(id, session)));
  }

  endOthers(id: PersonId, except: string): number {
    return this.#ending('signed-out', () => this.#delete(this.#sql.endOthers.all(id, except)));
  }

  /** Whose time is over is out, also on a line that has been open all the while. */
  endExpired(): number {
    return this.#ending('expired', () => this.#delete(this.#sql.endExpired.all(this.#at())));
  }

  /** Writes what concerns links only, and notes it. */
  writes<T>(by: PersonId, act: AccountAct, write: () => T): T {
    return transact(this.#parts.database, () => {
      this.#note(by, act);
      return write();
    });
  }

  #endDemo(): readonly string[] {
    const gone = this.directory.accounts().filter(({ isDemo }) => isDemo);
    return gone.flatMap(({ person }) => {
      this.#sql.change.run(null, null, null, 1, this.#at(), person.id);
      return this.#delete(this.#sql.endAll.all(person.id));
    });
  }

  #changes(ids: readonly PersonId[], because: SessionEnd, act: () => readonly string[]): void {
    const wasMovedIn = this.directory.hasMovedIn;
    const ended = transact(this.#parts.database, act);
    const rows = wasMovedIn ? ids.map((id) => this.#sql.user.get(id)) : this.#sql.users.all();
    // Before the directory: whoever it does not know any more is cut without a reason.
    for (const session of ended) this.#parts.onEnd(session, because);
    this.directory.keepAll(rows.map((row) => storedUser.parse(row)));
  }

  #ending(because: SessionEnd, act: () => readonly string[]): number {
    const ended = transact(this.#parts.database, act);
    for (const session of ended) this.#parts.onEnd(session, because);
    return ended.length;
  }

  #delete(rows: readonly unknown[]): readonly string[] {
    return rows.map((row) => z.object({ id: z.string() }).parse(row).id);
  }

  #note(by: By, act: AccountAct): void {
    this.history.note(this.#at(), by, act);
  }

  #at(): string {
    return new Date(this.now()).toISOString();
  }
}

const flag = z.union([z.literal(0), z.literal(1), z.null()]).transform((value) => value === 1);

/** A row as SQLite has it, in the types that better-auth's own have. */
const storedUser = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  desks: z.string().transform((text): unknown => JSON.parse(text)),
  banned: flag,
  createdAt: z.string().transform((text) => new Date(text)),
});

const storedSession = z.object({
  id: z.string(),
  startedAt: z.string(),
  expiresAt: z.string(),
  address: z.string(),
  browser: z.string(),
  lastSeenAt: z.string(),
});

const USER = 'SELECT id, handle, name, email, role, desks, banned, createdAt FROM "user"';

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    user: sql(`${USER} WHERE id = ?`),
    users: sql(USER),
    withHandle: sql('SELECT 1 FROM "user" WHERE handle = ?'),
    withEmail: sql('SELECT 1 FROM "user" WHERE email = ?'),
    addUser:
      sql(`INSERT INTO "user" (id, name, email, emailVerified, createdAt, updatedAt, role, banned, handle, desks)
      VALUES (?, ?, ?, 0, ?, ?, ?, 0, ?, ?)`),
    change:
      sql(`UPDATE "user" SET name = coalesce(?, name), role = coalesce(?, role), desks = coalesce(?, desks),
      banned = coalesce(?, banned), updatedAt = ? WHERE id = ?`),
    addPassword:
      sql(`INSERT INTO "account" (id, accountId, providerId, userId, password, createdAt, updatedAt)
      VALUES (?, ?, 'credential', ?, ?, ?, ?)`),
    passwordOf: sql(`SELECT password FROM "account" WHERE userId = ? AND providerId = 'credential'`),
    setPassword: sql(
      `UPDATE "account" SET password = ?, updatedAt = ? WHERE userId = ? AND providerId = 'credential'`,
    ),
    sessionsOf: sql(`SELECT id, createdAt AS startedAt, expiresAt, coalesce(ipAddress, '') AS address,
      coalesce(userAgent, '') AS browser, updatedAt AS lastSeenAt
      FROM "session" WHERE userId = ? AND expiresAt > ? ORDER BY createdAt DESC`),
    endOne: sql('DELETE FROM "session" WHERE userId = ? AND id = ? RETURNING id'),
    endOthers: sql('DELETE FROM "session" WHERE userId = ? AND id <> ? RETURNING id'),
    endAll: sql('DELETE FROM "session" WHERE userId = ? RETURNING id'),
    endExpired: sql('DELETE FROM "session" WHERE expiresAt <= ? RETURNING id'),
  };
}
