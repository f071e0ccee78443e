// Going through the open flags in the order of the article.
import { isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import type { Places } from '../hooks/use-draft-state.ts';

/** The open flag after (or before) the one in hand; from the end it goes on at the other end. Null when there is none. */
export function nextFlag(
  threads: readonly Thread[],
  places: Places,
  active: ThreadId | null,
  step: 1 | -1,
): ThreadId | null {
  const flags = threads
    .filter((thread) => thread.form === 'flag' && isOpen(thread))
    .toSorted((a, b) => startOf(a, places) - startOf(b, places) || a.id - b.id);
  if (flags.length === 0) return null;
  const at = flags.findIndex((flag) => flag.id === active);
  const next = at === -1 ? (step === 1 ? 0 : flags.length - 1) : (at + step + flags.length) % flags.length;
  return flags[next]?.id ?? null;
}

/** Orphaned flags come first: they stand at the top of the margin. */
function startOf(thread: Thread, places: Places): number {
  const place = places.get(thread.id);
  return place && place.state !== 'orphaned' ? place.from : -1;
}
