// What roles and desks are called on the screen.
import type { Desk, Person, Role } from '../../shared/newsroom.ts';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'Reader',
  reviewer: 'Reviewer',
  writer: 'Writer',
  editor: 'Editor',
  chief: 'Chief editor',
};

export const DESK_NAMES: Readonly<Record<Desk, string>> = {
  copy: 'Copy',
  fact: 'Fact',
  legal: 'Legal',
  standards: 'Standards',
  news: 'News',
};

/** "Legal desk", "Copy and Fact desks", or nothing. */
export function desksOf(person: Pick<Person, 'desks'>): string {
  const names = person.desks.map((desk) => DESK_NAMES[desk]);
  if (names.length === 0) return '';
  const last = names.at(-1);
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${list} desk${names.length === 1 ? '' : 's'}`;
}
