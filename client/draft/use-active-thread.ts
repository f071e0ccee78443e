// The thread in hand, kept in the address (`#t12`), so that a link to a thread opens it.
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type ThreadId, threadIdSchema } from '../../shared/review/thread.ts';

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

/** The thread in hand by the address itself, which changes before anything is drawn: two keys in a row count as two. */
export function activeThreadNow(): ThreadId | null {
  return threadIn(window.location.hash);
}

function threadIn(hash: string): ThreadId | null {
  const parsed = threadIdSchema.safeParse(Number(/^#t(\d+)$/.exec(hash)?.[1]));
  return parsed.success ? parsed.data : null;
}
