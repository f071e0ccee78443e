// Accounts and sessions: who is in the newsroom, who asks, how somebody comes in and leaves.
import type { IncomingMessage } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { type Person, type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { machineClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Outside } from '../outside.ts';
import type { Clock, People, Sessions } from '../people.ts';
import { neighbourhoodOf } from '../proxies.ts';
import { RefusalLog } from '../refusal-log.ts';
import { Arrivals } from './arrivals.ts';
import { type Auth, openAuth, PEER, sessionCookie } from './auth.ts';
import { Caretaker } from './caretaker.ts';
import { demoAddressOf } from './demo-people.ts';
import { Directory } from './directory.ts';
import { FirstChief } from './first-chief.ts';
import { Invitations } from './invitations.ts';
import { LastSeen } from './last-seen.ts';
import { Links } from './links.ts';
import { OnesOwn } from './own-account.ts';
import { Passwords } from './passwords.ts';
import { Registry } from './registry.ts';
import { Roster } from './roster.ts';
import { type CookieSession, SessionCookies } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import { SignInLimits } from './sign-in-limits.ts';

type Parts = {
  /** A connection of its own to the one database, which it closes. */
  readonly database: DatabaseSync;
  readonly secret: string;
  readonly log: Log;
  readonly clock?: Clock;
  readonly outside?: Outside;
  /** Whether made-up people may be stepped in as, until somebody has an account of their own. */
  readonly demo?: boolean;
};

type EndListener = Parameters<Sessions['onEnd']>[0];
type Tried = { readonly email: string; readonly password: string };
type Came = { readonly person: Person; readonly cookies: readonly string[] };

export class Accounts implements Sessions {
  readonly outside: Outside;
  readonly roster: Roster;
  readonly invitations: Invitations;
  readonly arrivals: Arrivals;
  readonly own: OnesOwn;
  readonly firstChief: FirstChief;
  readonly caretaker: Caretaker;
  readonly #database: DatabaseSync;
  readonly #auth: Auth;
  readonly #registry: Registry;
  readonly #cookies: SessionCookies;
  readonly #lastSeen: LastSeen;
  readonly #log: Log;
  readonly #limits = new SignInLimits();
  readonly #refusals: RefusalLog;
  readonly #ends: Set<EndListener>;

  private constructor(
    { database, secret, log, clock = machineClock, outside = new Outside() }: Parts,
    auth: Auth,
    registry: Registry,
    passwords: Passwords,
    ends: Set<EndListener>,
  ) {
    const links = new Links(database);
    this.outside = outside;
    this.#database = database;
    this.#auth = auth;
    this.#registry = registry;
    const name = sessionCookie(outside.isSecure);
    this.#cookies = new SessionCookies({ database, secret, name, now: () => clock.now() });
    this.#lastSeen = new LastSeen(database, () => clock.now());
    this.#log = log;
    this.#ends = ends;
    this.#refusals = new RefusalLog({ log, clock });
    this.firstChief = new FirstChief(() => !registry.directory.hasMovedIn && !registry.directory.isDemoOpen);
    this.roster = new Roster(registry);
    this.caretaker = new Caretaker({ registry, links, passwords });
    this.invitations = new Invitations(registry, links);
    this.arrivals = new Arrivals({ registry, links, passwords, firstChief: this.firstChief });
    this.own = new OnesOwn({ registry, links, passwords, limits: this.#limits, lastSeen: this.#lastSeen });
  }

  static async open(parts: Parts): Promise<Accounts> {
    const { database, secret, log, clock = machineClock, outside, demo = true } = parts;
    const directory = new Directory(demo);
    const passwords = new Passwords();
    const ends = new Set<EndListener>();
    const onEnd: EndListener = (session, because) => {
      for (const listener of ends) listener(session, because);
    };
    const isSecure = outside?.isSecure ?? false;
    const auth = await openAuth({ database, secret, directory, passwords, isSecure, log, onEnd });
    const registry = new Registry({ database, directory, now: () => clock.now(), onEnd });
    registry.load();
    return new Accounts(parts, auth, registry, passwords, ends);
  }

  get people(): People {
    return this.#registry.directory;
  }

  /** Whether nobody has an account, made up or not. */
  get isEmpty(): boolean {
    return this.#registry.directory.accounts().length === 0;
  }

  get isDemoOpen(): boolean {
    return this.#registry.directory.isDemoOpen;
  }

  /** Makes one of the demo's people: nobody signs in to their account, but anybody at this computer may step in as them. */
  async hire(person: Omit<Person, 'id'>): Promise<Person> {
    const { internalAdapter } = await this.#auth.$context;
    const { id } = await internalAdapter.createUser(
      { ...person, desks: [...person.desks], email: demoAddressOf(person.handle), emailVerified: false },
      { method: 'email' },
    );
    return { ...person, id: personIdSchema.parse(id) };
  }

  async whoAsks(request: IncomingMessage): Promise<{ person: Person; session: string } | null> {
    if (request.headers.cookie === undefined) return null;
    const found = this.#cookies.read(request.headers.cookie) ?? (await this.#askedOfAuth(request));
    const person = found && this.people.personOf(found.person);
    if (!person) return null;
    this.#lastSeen.hear(found.session);
    return { person, session: found.session };
  }

  async #askedOfAuth(request: IncomingMessage): Promise<CookieSession | null> {
    const found = await this.#auth.api.getSession({ headers: this.#headersOf(request) });
    return found && { session: found.session.id, person: personIdSchema.parse(found.user.id) };
  }

  lineOpens(session: string): () => void {
    return this.#lastSeen.lineOpens(session);
  }

  isOurOrigin(request: IncomingMessage): boolean {
    return this.outside.isOurOrigin(request);
  }

  onEnd(listener: EndListener): () => void {
    this.#ends.add(listener);
    return () => this.#ends.delete(listener);
  }

  /** From where somebody tries, as limits count it. */
  whereFrom(request: IncomingMessage): string {
    return neighbourhoodOf(this.outside.addressOf(request));
  }

  async signIn(request: IncomingMessage, tried: Tried): Promise<Came | Refusal> {
    const parts = { auth: this.#auth, registry: this.#registry };
    const came = await this.#limits.try(tried.email, this.whereFrom(request), () =>
      signIn(parts, this.#headersOf(request), tried),
    );
    if (came === null || 'code' in came) {
      const why = came === null ? 'no match' : 'too often';
      // What was typed as an address may be a password, so it is not written down.
      this.#refusals.note('nobody', 'a sign-in was refused', { why, from: this.whereFrom(request) });
      return came ?? NO_MATCH;
    }
    await this.signOut(request);
    const person = this.people.personOf(came.id);
    return person ? { person, cookies: came.cookies } : NO_MATCH;
  }

  /** Begins a session; answers the cookies to set. Whoever this browser was before is signed out. */
  async stepIn(person: PersonId, request: IncomingMessage): Promise<readonly string[]> {
    await this.signOut(request);
    const answer = await this.#auth.api.stepIn({
      body: { person },
      headers: this.#headersOf(request),
      returnHeaders: true,
    });
    return answer.headers.getSetCookie();
  }

  /** Ends the session that asks, if there is one; answers the cookies to clear. */
  async signOut(request: IncomingMessage): Promise<readonly string[]> {
    const answer = await this.#auth.api.signOut({ headers: this.#headersOf(request), returnHeaders: true });
    return answer.headers.getSetCookie();
  }

  /** What the disk does not take of when they were seen is no reason to let them go on. */
  tendSessions(): void {
    this.#registry.endExpired();
    this.#lastSeen.writeDown();
  }

  /** Nobody comes in any more: what the log has not told of them, it tells now, and when they were here is written down. */
  finish(): void {
    this.#refusals.close();
    try {
      if (this.#database.isOpen) this.#lastSeen.writeDown();
    } catch (error) {
      this.#log.warn({ error }, 'when people were last here was not written down');
    }
  }

  close(): void {
    this.finish();
    if (this.#database.isOpen) this.#database.close();
  }

  /** Only what better-auth has to know, made by us: whatever else a client claims is not passed on. */
  #headersOf(request: IncomingMessage): Headers {
    return new Headers({
      cookie: request.headers.cookie ?? '',
      'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
      [PEER]: this.outside.addressOf(request),
    });
  }
}

const NO_MATCH = refuse('no-match', 'E-mail address and password do not match an account here.');
