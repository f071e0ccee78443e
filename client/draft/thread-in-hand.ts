// The thread in hand, as the address names it.
import { type ThreadId, threadIdSchema } from '../../shared/review/thread.ts';

/** By the address itself, which changes before anything is drawn: two keys in a row count as two. */
export function activeThreadNow(): ThreadId | null {
  return threadIn(window.location.hash);
}

export function threadIn(hash: string): ThreadId | null {
  const parsed = threadIdSchema.safeParse(Number(/^#t(\d+)$/.exec(hash)?.[1]));
  return parsed.success ? parsed.data : null;
}
