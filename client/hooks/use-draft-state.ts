// An open draft as it stands now: its review, its words as values, who is there, and whether it is saved.
import { useSyncExternalStore } from 'react';
import type { DraftState, Kept, Places, Saved, Standing } from '../sync/draft-state.ts';
import type { OpenDraft } from '../sync/open-draft.ts';

export type { DraftState, Kept, Places, Saved, Standing };

export function useDraftState(draft: OpenDraft): DraftState {
  return useSyncExternalStore(draft.state.subscribe, draft.state.get);
}
