// The people of the newsroom, by id and in order of their names.
import { useMemo } from 'react';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import { useBoard } from './use-board.ts';

export type People = {
  readonly everybody: readonly Person[];
  /** Those who may be asked something: who only reads cannot answer. */
  readonly askable: readonly Person[];
  /** Their name, also when they left, or a plain word for somebody who is not known. */
  nameOf(id: PersonId): string;
  personOf(id: PersonId): Person | undefined;
};

export function usePeople(): People {
  const board = useBoard();
  const people = board.phase === 'open' ? board.people : null;
  return useMemo(() => {
    const roll = [...(people ?? [])].sort((a, b) => a.name.localeCompare(b.name));
    const everybody = roll.filter(({ hasLeft }) => !hasLeft);
    const byId = new Map(roll.map((person) => [person.id, person]));
    return {
      everybody,
      askable: everybody.filter((person) => person.role !== 'reader'),
      personOf: (id) => byId.get(id),
      nameOf: (id) => byId.get(id)?.name ?? 'Somebody who left',
    };
  }, [people]);
}
