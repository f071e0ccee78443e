// Which threads the margin shows: the filters, as values kept in the address.
import type { PersonId } from '../../shared/newsroom.ts';
import { FLAG_TYPES, type FlagType, isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import type { Passage, Passages } from '../hooks/use-draft-state.ts';

export const SHOWN = ['open', 'mine', 'adrift', 'settled', 'all'] as const;
/** `mine`: open and assigned to me, raised by me, or naming me. `adrift`: open, and its words changed or were cut. */
export type Shown = (typeof SHOWN)[number];
export type Filter = { readonly shown: Shown; readonly type: FlagType | null };

export const SHOWN_NAMES: Readonly<Record<Shown, string>> = {
  open: 'Open',
  mine: 'Mine',
  adrift: 'Changed or cut',
  settled: 'Settled',
  all: 'All',
};

export function filterOf(search: URLSearchParams): Filter {
  return {
    shown: SHOWN.find((shown) => shown === search.get('show')) ?? 'open',
    type: FLAG_TYPES.find((type) => type === search.get('type')) ?? null,
  };
}

export function passes(thread: Thread, filter: Filter, me: PersonId, passages: Passages): boolean {
  if (filter.type && !(thread.form === 'flag' && thread.type === filter.type)) return false;
  if (filter.shown === 'all') return true;
  if (filter.shown === 'settled') return !isOpen(thread);
  if (!isOpen(thread)) return false;
  if (filter.shown === 'mine') return concerns(thread, me);
  if (filter.shown === 'adrift') return isAdrift(thread, passages.get(thread.id));
  return true;
}

/** Those that are shown; the one in hand always is. */
export function passing(
  { threads, passages }: { readonly threads: readonly Thread[]; readonly passages: Passages },
  {
    filter,
    me,
    inHand,
  }: { readonly filter: Filter; readonly me: PersonId; readonly inHand: ThreadId | null },
): readonly Thread[] {
  return threads.filter((one) => one.id === inHand || passes(one, filter, me, passages));
}

/** Whether its words are no longer where and what they were. */
export function isAdrift(thread: Thread, passage: Passage | undefined): boolean {
  if (!passage) return false;
  return passage.state === 'orphaned' || passage.words !== thread.anchor?.quote;
}

function concerns(thread: Thread, me: PersonId): boolean {
  const named = [thread, ...thread.replies].some((said) => 'mentions' in said && said.mentions.includes(me));
  return named || thread.by === me || (thread.form === 'flag' && thread.assignee === me);
}
