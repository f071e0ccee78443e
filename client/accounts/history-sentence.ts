// What was done with an account, as a sentence that goes on after the name of whoever did it.
import type { HistoryEntry } from '../../shared/account-history.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { desksOf, ROLE_NAMES } from '../people/names.ts';

/** `more`: from what to what, or for whom. */
export type Sentence = { readonly who: string; readonly did: string; readonly more: string | null };

export function tellEntry(entry: HistoryEntry, nameOf: (id: PersonId) => string): Sentence {
  const who = entry.by ? nameOf(entry.by) : 'Somebody at the server';
  const whom = (itself: string): string =>
    'person' in entry && entry.person !== entry.by ? nameOf(entry.person) : itself;
  const say = (did: string, more: string | null = null): Sentence => ({ who, did, more });
  switch (entry.act) {
    case 'account.made':
      return say(madeBy(entry, nameOf), placeOf(entry.place));
    case 'account.placed':
      return say(
        `changed the rights of ${whom('themselves')}`,
        arrow(placeOf(entry.from), placeOf(entry.to)),
      );
    case 'account.renamed':
      return say('took another name', arrow(entry.from, entry.to));
    case 'account.disabled':
      return say(`disabled ${whom('themselves')}`);
    case 'account.enabled':
      return say(`let ${whom('themselves')} in again`);
    case 'password.link-made':
      return say(`made a link for a new password of ${whom('their own')}`);
    case 'password.set':
      return entry.by === entry.person
        ? say(entry.isByLink ? 'set a new password by a link' : 'changed their password')
        : say(`gave ${whom('')} a new password`);
    case 'invitation.made':
      return say('made an invitation', forWhom(entry));
    case 'invitation.withdrawn':
      return say('withdrew an invitation', forWhom(entry));
  }
}

type Made = Extract<HistoryEntry, { readonly act: 'account.made' }>;

function madeBy({ by, person, invitedBy }: Made, nameOf: (id: PersonId) => string): string {
  if (invitedBy) return `came in, invited by ${nameOf(invitedBy)}`;
  return by ? 'opened the newsroom as its first chief' : `added ${nameOf(person)}`;
}

function placeOf(place: Pick<Person, 'role' | 'desks'>): string {
  return [ROLE_NAMES[place.role], desksOf(place)].filter(Boolean).join(', ');
}

function forWhom({ place, email }: Extract<HistoryEntry, { readonly email: string | null }>): string {
  return `${email ?? 'Whoever has the link'}: ${placeOf(place)}`;
}

function arrow(from: string, to: string): string {
  return `${from} → ${to}`;
}
