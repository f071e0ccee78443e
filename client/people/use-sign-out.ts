// Leaving: first the page lets go of its line, then the session ends on the server.
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from './session.ts';
import { ME } from './use-who-am-i.ts';

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await navigate('/sign-in', { replace: true });
    try {
      await signOut();
      queries.removeQueries({ queryKey: ME });
    } catch {
      notifications.show({ message: 'You are still signed in: the server cannot be reached.', color: 'red' });
      await navigate('/');
    }
  }, [queries, navigate]);
}
