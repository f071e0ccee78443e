// Threads in the order of the article.
import type { Thread } from '../../shared/review/thread.ts';
import type { Places } from '../hooks/use-draft-state.ts';

/** Those without a passage come first, as at the top of the margin; of two that begin together, the older. */
export function inReadingOrder<T extends Thread>(threads: readonly T[], places: Places): readonly T[] {
  const startOf = (thread: Thread): number => {
    const place = places.get(thread.id);
    return place && place.state !== 'orphaned' ? place.from : -1;
  };
  return threads.toSorted((a, b) => startOf(a) - startOf(b) || a.id - b.id);
}
