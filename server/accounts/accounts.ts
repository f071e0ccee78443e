// Accounts and sessions: who is in the newsroom, who asks, how somebody steps in and leaves.
import type { IncomingMessage } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { type Person, type PersonId, personIdSchema } from '../../shared/newsroom.ts';
import type { Log } from '../log.ts';
import type { People, Sessions } from '../people.ts';
import { type Auth, openAuth, PEER } from './auth.ts';
import { Directory } from './directory.ts';
import { isOurOrigin } from './origin.ts';

type Parts = {
  /** A connection of its own to the one database, which it closes. */
  readonly database: DatabaseSync;
  readonly secret: string;
  readonly log: Log;
};

export class Accounts implements Sessions {
  readonly #database: DatabaseSync;
  readonly #auth: Auth;
  readonly #directory: Directory;
  readonly #ends: Set<(session: string) => void>;

  private constructor(
    database: DatabaseSync,
    auth: Auth,
    directory: Directory,
    ends: Set<(session: string) => void>,
  ) {
    this.#database = database;
    this.#auth = auth;
    this.#directory = directory;
    this.#ends = ends;
  }

  static async open({ database, secret, log }: Parts): Promise<Accounts> {
    const directory = new Directory();
    const ends = new Set<(session: string) => void>();
    const onEnd = (session: string): void => {
      for (const listener of ends) listener(session);
    };
    const auth = await openAuth({ database, secret, directory, log, onEnd });
    const { adapter } = await auth.$context;
    for (const row of await adapter.findMany({ model: 'user' })) directory.keep(row);
    return new Accounts(database, auth, directory, ends);
  }

  get people(): People {
    return this.#directory;
  }

  /** Makes an account. Nobody can sign in to it but through the demo until accounts have passwords. */
  async hire(person: Omit<Person, 'id'>): Promise<Person> {
    const { internalAdapter } = await this.#auth.$context;
    const { id } = await internalAdapter.createUser(
      {
        ...person,
        desks: [...person.desks],
        email: `${person.handle}@newsroom.invalid`,
        emailVerified: false,
      },
      { method: 'email' },
    );
    return { ...person, id: personIdSchema.parse(id) };
  }

  async assign(id: PersonId, place: Pick<Person, 'role' | 'desks'>): Promise<void> {
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.updateUser(id, { role: place.role, desks: [...place.desks] });
  }

  async whoAsks(request: IncomingMessage): Promise<{ person: Person; session: string } | null> {
    if (request.headers.cookie === undefined) return null;
    const found = await this.#auth.api.getSession({ headers: headersOf(request) });
    const person = found && this.#directory.personOf(personIdSchema.parse(found.user.id));
    return person ? { person, session: found.session.id } : null;
  }

  isOurOrigin(request: IncomingMessage): boolean {
    return isOurOrigin(request);
  }

  onEnd(listener: (session: string) => void): () => void {
    this.#ends.add(listener);
    return () => this.#ends.delete(listener);
  }

  /** Begins a session; answers the cookies to set. */
  async stepIn(person: PersonId, request: IncomingMessage): Promise<readonly string[]> {
    await this.signOut(request);
    const answer = await this.#auth.api.stepIn({
      body: { person },
      headers: headersOf(request),
      returnHeaders: true,
    });
    return answer.headers.getSetCookie();
  }

  /** Ends the session that asks, if there is one; answers the cookies to clear. */
  async signOut(request: IncomingMessage): Promise<readonly string[]> {
    const answer = await this.#auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
    return answer.headers.getSetCookie();
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

/** Only what better-auth has to know, made by us: whatever else a client claims is not passed on. */
function headersOf(request: IncomingMessage): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': request.headers['user-agent'] ?? '',
    [PEER]: request.socket.remoteAddress ?? '',
  });
}
