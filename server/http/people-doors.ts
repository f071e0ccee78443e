// Who asks, and who is here.
import { peopleSchema, personSchema } from '../../shared/api/people.ts';
import type { Person } from '../../shared/newsroom.ts';
import type { People } from '../people.ts';
import { type Door, door } from './door.ts';

export function peopleDoors(people: People): readonly Door[] {
  return [
    door({
      ...{ method: 'get', path: '/me', name: 'whoAmI', key: 'read' },
      summary: 'Whoever asks',
      answer: personSchema,
      handle: ({ asker }) => told(asker.person),
    }),
    door({
      ...{ method: 'get', path: '/people', name: 'listPeople', key: 'read' },
      summary: 'The people of the newsroom',
      answer: peopleSchema,
      handle: () => ({ people: people.everybody().map(told) }),
    }),
  ];
}

function told(person: Person) {
  return { ...person, desks: [...person.desks] };
}
