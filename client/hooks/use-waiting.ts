// What was said and has not been heard yet, or was heard and refused.
import { useMemo, useSyncExternalStore } from 'react';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Saying } from '../sync/saying.ts';
import { useNewsroom } from './newsroom.tsx';

export type { Saying };

export type Waiting = { readonly sayings: readonly Saying[]; forget(id: string): void };

export function useWaiting(draftId: DraftId): Waiting {
  const { sayings } = useNewsroom();
  const all = useSyncExternalStore(sayings.waiting.subscribe, sayings.waiting.get);
  return useMemo(
    () => ({
      sayings: all.filter((saying) => saying.draftId === draftId),
      forget: (id) => void sayings.forget(id),
    }),
    [all, draftId, sayings],
  );
}
