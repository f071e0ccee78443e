// Who the server says I am.
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../shared/newsroom.ts';
import { fetchMe } from './session.ts';

export type WhoAmI =
  | { readonly state: 'asking' }
  | { readonly state: 'nobody' }
  | { readonly state: 'unreachable'; again(): void }
  | { readonly state: 'somebody'; readonly me: Person };

export const ME = ['me'] as const;

/** The question, asked once for all of the page. */
export const whoIsHere = { queryKey: ME, queryFn: fetchMe, staleTime: Number.POSITIVE_INFINITY };

export function useWhoAmI(): WhoAmI {
  const { data, isError, refetch } = useQuery(whoIsHere);
  if (data) return { state: 'somebody', me: data };
  if (data === null) return { state: 'nobody' };
  return isError ? { state: 'unreachable', again: refetch } : { state: 'asking' };
}
