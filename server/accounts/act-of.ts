// What a change does to an account, as the history tells it: one act; none when all is so already.
import type { AccountAct } from '../../shared/account-history.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { Known } from './directory.ts';
import type { Change } from './registry.ts';

export function actOf({ person, isDisabled }: Known, change: Change): AccountAct | null {
  const { id, name } = person;
  if (change.isDisabled !== undefined && change.isDisabled !== isDisabled)
    return { act: change.isDisabled ? 'account.disabled' : 'account.enabled', person: id };
  if (change.name !== undefined && change.name !== name)
    return { act: 'account.renamed', person: id, from: name, to: change.name };
  const { role = person.role, desks = person.desks } = change;
  const [from, to] = [placeOf(person), placeOf({ role, desks })];
  return JSON.stringify(from) === JSON.stringify(to) ? null : { act: 'account.placed', person: id, from, to };
}

function placeOf({ role, desks }: Pick<Person, 'role' | 'desks'>) {
  return { role, desks: [...desks] };
}
