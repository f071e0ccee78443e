// After somebody came in: who they are is asked anew, and the page they wanted opens.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { pageAfter } from './beside.ts';
import { ME } from './use-who-am-i.ts';

/** `to` is the page to open; without one, the one that the address names, or the board. */
export function useCameIn(): (to?: string) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (to = pageAfter(location)) => {
      queries.removeQueries({ queryKey: ME });
      // Editions, pictures and files to take along are the server's own.
      if (/^\/(?:editions|images|api)\//.test(to)) location.replace(to);
      else await navigate(to, { replace: true });
    },
    [queries, navigate],
  );
}
