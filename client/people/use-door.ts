// What stands behind the door, for whoever has no session.
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Door, doorSchema } from '../../shared/accounts.ts';
import { readApi } from './api.ts';

export function useDoor(): UseQueryResult<Door> {
  // Not what it was at an earlier visit: a demo that is over since would stand there for a moment.
  return useQuery({ queryKey: ['door'], queryFn: () => readApi('/door', doorSchema), gcTime: 0 });
}
