// Who asks for something to be done with accounts, as they stand when it is done: what was waited for may have changed them.
import { canLetIn } from '../../shared/account-policy.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { People } from '../people.ts';

export type Asker = {
  readonly id: PersonId;
  /** The session that asks. */
  readonly session: string;
  /** Whether that session still stands. */
  readonly mayStill: () => boolean;
};

/** Asked after the last `await` before something is done. */
export function personAsking(people: People, { id, mayStill }: Asker): Person | Refusal {
  const person = mayStill() ? people.personOf(id) : null;
  return person ?? refuse('signed-out', 'Sign in first.');
}

/** A chief, for what is the chiefs' to see and do. */
export function chiefAsking(people: People, asker: Asker): Person | Refusal {
  const person = personAsking(people, asker);
  if ('code' in person) return person;
  const verdict = canLetIn(person);
  return verdict.ok ? person : refuse('forbidden', verdict.because);
}
