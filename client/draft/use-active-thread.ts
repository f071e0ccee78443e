// The thread in hand, kept in the address (`#t12`), so that a link to a thread opens it.
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { ThreadId } from '../../shared/review/thread.ts';
import { threadIn } from './thread-in-hand.ts';

export function useActiveThread(): readonly [ThreadId | null, (thread: ThreadId | null) => void] {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const set = useCallback(
    (thread: ThreadId | null) => {
      const { search } = window.location;
      void navigate(
        { search, hash: thread === null ? '' : `#t${thread}` },
        { replace: true, preventScrollReset: true },
      );
    },
    [navigate],
  );
  return [threadIn(hash), set];
}
