// Drafts in which words of mine were not taken while nobody looked: they wait there to be copied.
import { useSyncExternalStore } from 'react';
import type { DraftId } from '../../shared/review/draft.ts';
import { useNewsroom } from './newsroom.tsx';

export function useRefusedWords(): readonly DraftId[] {
  const refused = useNewsroom().keep?.keptIn;
  return useSyncExternalStore(refused?.subscribe ?? nothing, refused?.get ?? none);
}

const NONE: readonly DraftId[] = [];
const none = (): readonly DraftId[] => NONE;
const nothing = (): (() => void) => () => {};
