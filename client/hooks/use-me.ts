// The signed-in person.
import type { Person } from '../../shared/newsroom.ts';
import { useNewsroom } from './newsroom.tsx';
import { usePeople } from './use-people.ts';

/** As the newsroom knows them now: a changed role shows at once. */
export function useMe(): Person {
  const { me } = useNewsroom();
  return usePeople().personOf(me.id) ?? me;
}
