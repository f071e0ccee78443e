// The newsroom's people in memory, told of every change as it is written.
import { z } from 'zod';
import { DESKS, type Person, type PersonId, personIdSchema, ROLES } from '../../shared/newsroom.ts';
import type { People } from '../people.ts';
import { isDemoAddress } from './demo-people.ts';

/** An account as it is stored; whoever is disabled is nobody here. */
const account = z.object({
  id: personIdSchema,
  handle: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  desks: z.array(z.enum(DESKS)),
  banned: z.boolean().nullish(),
  createdAt: z.date(),
});

export type Known = {
  readonly person: Person;
  readonly email: string;
  readonly isDisabled: boolean;
  readonly isDemo: boolean;
  readonly createdAt: string;
};

export class Directory implements People {
  readonly #accounts = new Map<PersonId, Known>();
  readonly #listeners = new Set<() => void>();
  #isDemoOpen: boolean;
  #hasMovedIn = false;

  constructor(offersDemo: boolean) {
    this.#isDemoOpen = offersDemo;
  }

  personOf(id: PersonId): Person | null {
    const known = this.#accounts.get(id);
    return known && this.#isHere(known) ? known.person : null;
  }

  everybody(): readonly Person[] {
    return [...this.#accounts.values()]
      .filter((known) => this.#isHere(known))
      .map(({ person }) => person)
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  roll(): readonly Person[] {
    return [...this.#accounts.values()].map((known) =>
      this.#isHere(known) ? known.person : { ...known.person, hasLeft: true },
    );
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everybody who has or had an account. */
  accounts(): readonly Known[] {
    return [...this.#accounts.values()];
  }

  accountOf(id: PersonId): Known | null {
    return this.#accounts.get(id) ?? null;
  }

  withEmail(email: string): Known | null {
    return this.accounts().find((known) => known.email === email) ?? null;
  }

  /** Whether somebody has an account of their own, which ends the demo for good. */
  get hasMovedIn(): boolean {
    return this.#hasMovedIn;
  }

  /** Whether the demo's people may be stepped in as. */
  get isDemoOpen(): boolean {
    return this.#isDemoOpen;
  }

  /** Takes an account as it now stands. */
  keep(row: unknown): void {
    this.keepAll([row]);
  }

  /** Takes accounts that changed together, and tells of them once. */
  keepAll(rows: readonly unknown[]): void {
    for (const row of rows) {
      const { banned, email, createdAt, ...person } = account.parse(row);
      const isDemo = isDemoAddress(email);
      const isDisabled = banned === true;
      this.#accounts.set(person.id, {
        person,
        email,
        isDisabled,
        isDemo,
        createdAt: createdAt.toISOString(),
      });
      if (!isDemo) this.#moveIn();
    }
    this.#tell();
  }

  forget(id: string): void {
    this.#accounts.delete(personIdSchema.parse(id));
    this.#tell();
  }

  #isHere({ isDisabled, isDemo }: Known): boolean {
    return !isDisabled && (!isDemo || this.#isDemoOpen);
  }

  #moveIn(): void {
    this.#hasMovedIn = true;
    this.#isDemoOpen = false;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
