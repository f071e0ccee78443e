// The newsroom's people in memory, told of every change as it is written.
import { z } from 'zod';
import { DESKS, type Person, type PersonId, personIdSchema, ROLES } from '../../shared/newsroom.ts';
import type { People } from '../people.ts';

/** An account as it is stored; whoever is banned is nobody here. */
const account = z.object({
  id: personIdSchema,
  handle: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  desks: z.array(z.enum(DESKS)),
  banned: z.boolean().nullish(),
});

export class Directory implements People {
  readonly #people = new Map<PersonId, Person>();
  readonly #listeners = new Set<() => void>();

  personOf(id: PersonId): Person | null {
    return this.#people.get(id) ?? null;
  }

  everybody(): readonly Person[] {
    return [...this.#people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes an account as it now stands. */
  keep(row: unknown): void {
    const { banned, ...person } = account.parse(row);
    if (banned) this.#people.delete(person.id);
    else this.#people.set(person.id, person);
    this.#tell();
  }

  forget(id: string): void {
    this.#people.delete(personIdSchema.parse(id));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
