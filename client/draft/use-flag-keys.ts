// From open flag to open flag by key (F8, Shift+F8): heard as soon as the article is drawn.
import { useHotkeys } from '@mantine/hooks';
import type { ThreadId } from '../../shared/review/thread.ts';
import { useActs } from '../palette/acts.tsx';
import { useReview } from '../review/review-context.tsx';
import { nextFlag } from './next-flag.ts';
import { activeThreadNow } from './thread-in-hand.ts';

/** Answers with the way to the next open flag, or to the one before. */
export function useFlagKeys(onJump: (thread: ThreadId) => void): (step: 1 | -1) => void {
  const { standing } = useReview();
  const go = (step: 1 | -1): void => {
    const { review, places } = standing.get();
    const next = nextFlag(review.threads, places, activeThreadNow(), step);
    if (next !== null) onJump(next);
  };
  useHotkeys(
    [
      ['F8', () => go(1)],
      ['shift+F8', () => go(-1)],
    ],
    [],
    true,
  );
  useActs([
    { name: 'Next open flag', keys: ['F8'], run: () => go(1) },
    { name: 'Previous open flag', keys: ['Shift', 'F8'], run: () => go(-1) },
  ]);
  return go;
}
