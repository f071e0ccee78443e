// What stands behind the door, for whoever has no session.
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Door, doorSchema } from '../../shared/accounts.ts';
import { readApi } from './api.ts';

export function useDoor(): UseQueryResult<Door> {
  return useQuery({ queryKey: ['door'], queryFn: () => readApi('/door', doorSchema) });
}
