// What was done with an account, as a sentence that goes on after the name of whoever did it.
import type { HistoryEntry } from '../../shared/account-history.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { desksOf, ROLE_NAMES } from '../people/names.ts';

/** `more`: from what to what, or for whom. */
export type Sentence = { readonly who: string; readonly did: string; readonly more: string | null };

type Act = HistoryEntry['act'];
type Entry<A extends Act> = Extract<HistoryEntry, { readonly act: A }>;
type NameOf = (id: PersonId) => string;

export function tellEntry(entry: HistoryEntry, nameOf: NameOf): Sentence {
  const who = entry.by ? nameOf(entry.by) : 'Somebody at the server';
  return { who, did: didWhat(entry, nameOf), more: moreOf(entry) };
}

function didWhat(entry: HistoryEntry, nameOf: NameOf): string {
  switch (entry.act) {
    case 'account.made':
      return madeBy(entry, nameOf);
    case 'account.placed':
      return `changed ${isOwn(entry) ? 'their own rights' : `the rights of ${nameOf(entry.person)}`}`;
    case 'account.renamed':
      return 'took another name';
    case 'account.disabled':
      return `disabled ${nameOf(entry.person)}`;
    case 'account.enabled':
      return `let ${nameOf(entry.person)} in again`;
    case 'password.link-made':
      return `made a link for a new password ${isOwn(entry) ? 'of their own' : `for ${nameOf(entry.person)}`}`;
    case 'password.set':
      if (!isOwn(entry)) return `gave ${nameOf(entry.person)} a new password`;
      return entry.isByLink ? 'set a new password by a link' : 'changed their password';
    case 'invitation.made':
      return 'made an invitation';
    case 'invitation.withdrawn':
      return 'withdrew an invitation';
  }
}

function moreOf(entry: HistoryEntry): string | null {
  switch (entry.act) {
    case 'account.made':
      return placeOf(entry.place);
    case 'account.placed':
      return `${placeOf(entry.from)} → ${placeOf(entry.to)}`;
    case 'account.renamed':
      return `${entry.from} → ${entry.to}`;
    case 'invitation.made':
    case 'invitation.withdrawn':
      return `${entry.email ?? 'Whoever has the link'}: ${placeOf(entry.place)}`;
    default:
      return null;
  }
}

function madeBy({ by, person, invitedBy }: Entry<'account.made'>, nameOf: NameOf): string {
  if (invitedBy) return `came in, invited by ${nameOf(invitedBy)}`;
  return by ? 'opened the newsroom as its first chief' : `made an account for ${nameOf(person)}`;
}

function isOwn({ by, person }: Pick<Entry<'account.placed'>, 'by' | 'person'>): boolean {
  return by === person;
}

function placeOf(place: Pick<Person, 'role' | 'desks'>): string {
  return [ROLE_NAMES[place.role], desksOf(place)].filter(Boolean).join(', ');
}
