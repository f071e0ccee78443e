// Whose each Yjs client id is: the person's who first wrote under it, and for now the one session's that holds it.
import type { PersonId } from '../../shared/newsroom.ts';

type Holder = { readonly person: PersonId; readonly session: string };

/** One draft's client ids. Only the session that holds an id writes under it. */
export class Claims {
  readonly #owners: Map<number, PersonId>;
  readonly #holders = new Map<number, Holder>();

  constructor(owners: Readonly<Record<number, PersonId>> = {}) {
    this.#owners = new Map(Object.entries(owners).map(([id, person]) => [Number(id), person]));
  }

  /**
   * Claims ids for a session and says whether it holds all of them now: an id of somebody else stays theirs.
   * The same person's later session takes over, because the line of the earlier one may be dead and not know it.
   */
  claim(person: PersonId, session: string, clientIds: readonly number[]): boolean {
    const own = clientIds.filter((id) => (this.#personOf(id) ?? person) === person);
    for (const id of own) this.#holders.set(id, { person, session });
    return own.length === clientIds.length;
  }

  mayWrite(session: string, clientId: number): boolean {
    return this.#holders.get(clientId)?.session === session;
  }

  /** Notes that a person has written under an id: from then on it is theirs, whether they are here or not. */
  wrote(person: PersonId, clientId: number): void {
    if (this.#owners.get(clientId) !== person) this.#owners.set(clientId, person);
  }

  /** A session that left holds nothing; what its person wrote under stays theirs. */
  release(session: string): void {
    for (const [id, holder] of this.#holders) if (holder.session === session) this.#holders.delete(id);
  }

  /** Who wrote under which id, to be kept with a snapshot. */
  get owners(): Readonly<Record<number, PersonId>> {
    return Object.fromEntries(this.#owners);
  }

  #personOf(clientId: number): PersonId | null {
    return this.#owners.get(clientId) ?? this.#holders.get(clientId)?.person ?? null;
  }
}
