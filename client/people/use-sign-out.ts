// Leaving: the page lets go of its line, the session ends on the server, and nothing of this person stays on this device.
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useNewsroom } from '../hooks/newsroom.tsx';
import { LEAVING } from './leaving.ts';
import { signOut } from './session.ts';
import { ME } from './use-who-am-i.ts';

export type SignOut = {
  /** Whether it was asked for, and would lose words that only this device has. */
  readonly losesWords: boolean;
  /** Signs out, or asks first. */
  ask(): Promise<void>;
  /** Signs out, whatever is lost. */
  leave(): Promise<void>;
  stay(): void;
};

export function useSignOut(): SignOut {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { keep, wouldLoseWords } = useNewsroom();
  const [losesWords, setLosesWords] = useState(false);
  const leave = useCallback(async () => {
    await navigate('/sign-in', { replace: true, state: LEAVING });
    try {
      await signOut();
      await keep?.forgetAll();
      queries.removeQueries({ queryKey: ME });
    } catch {
      notifications.show({ message: 'You are still signed in: the server cannot be reached.', color: 'red' });
      await navigate('/');
    }
  }, [queries, navigate, keep]);
  const ask = useCallback(async () => {
    if (wouldLoseWords() || (await keep?.holdsWords().catch(() => true))) setLosesWords(true);
    else await leave();
  }, [keep, leave, wouldLoseWords]);
  return { losesWords, ask, leave, stay: () => setLosesWords(false) };
}
