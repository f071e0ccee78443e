// An open draft as it stands now: its review, its words as values, who is there, and whether it is saved.
import { useMemo } from 'react';
import type { DraftState, Kept, Passage, Passages, Places, Saved, Standing } from '../sync/draft-state.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import { beforeDrawing } from './before-drawing.ts';
import { useWatched, type Watched } from './use-watched.ts';

export type { DraftState, Kept, Passage, Passages, Places, Saved, Standing };

export function useDraftState<Part>(draft: OpenDraft, part: (state: DraftState) => Part): Part {
  return useWatched(draft.state, part);
}

/**
 * The standing of a draft that is open; its last one for the moment in which the page is taken away. It changes with every
 * letter: one's own is drawn before anything else on the page says more of it.
 */
export function useStandingOf(draft: OpenDraft): Watched<Standing> {
  return useMemo(() => {
    let last: Standing | null = null;
    const get = (): Standing => {
      const state = draft.state.get();
      if (state.phase === 'open') last = state;
      if (!last) throw new Error('The draft is not open.');
      return last;
    };
    return beforeDrawing({ get, subscribe: draft.state.subscribe });
  }, [draft]);
}
