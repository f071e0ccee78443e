// The signed-in person.
import type { Person } from '../../shared/newsroom.ts';
import { useNewsroom } from './newsroom.tsx';
import { useBoard } from './use-board.ts';

/** As the newsroom knows them now: a changed role shows at once. */
export function useMe(): Person {
  const { me } = useNewsroom();
  const board = useBoard();
  return (board.phase === 'open' && board.people.find((person) => person.id === me.id)) || me;
}
