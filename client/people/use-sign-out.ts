// Leaving: the session ends on the server, and what this page knew of me goes with it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from './session.ts';
import { ME } from './use-who-am-i.ts';

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await signOut();
    await navigate('/sign-in', { replace: true });
    queries.removeQueries({ queryKey: ME });
  }, [queries, navigate]);
}
