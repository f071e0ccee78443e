// Who was signed in here last, so that Galley opens without a line. What they may do is the server's to say, later.
import { personSchema } from '../../shared/api/people.ts';
import type { Person } from '../../shared/newsroom.ts';

const KEY = 'galley.me';

export function remembered(): Person | null {
  try {
    const person = personSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return person.success ? person.data : null;
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(person: Person | null): void {
  if (person) localStorage.setItem(KEY, JSON.stringify(person));
  else localStorage.removeItem(KEY);
}
