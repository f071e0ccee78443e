// Going through the open flags in the order of the article.
import { isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import type { Places } from '../hooks/use-draft-state.ts';
import { inReadingOrder } from './reading-order.ts';

/** The open flag after (or before) the one in hand; from the end it goes on at the other end. Null when there is none. */
export function nextFlag(
  threads: readonly Thread[],
  places: Places,
  active: ThreadId | null,
  step: 1 | -1,
): ThreadId | null {
  const open = threads.filter((thread) => thread.form === 'flag' && isOpen(thread));
  const flags = inReadingOrder(open, places);
  if (flags.length === 0) return null;
  const at = flags.findIndex((flag) => flag.id === active);
  const next = at === -1 ? (step === 1 ? 0 : flags.length - 1) : (at + step + flags.length) % flags.length;
  return flags[next]?.id ?? null;
}
