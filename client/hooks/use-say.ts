// Asking about an open draft: heard now, or, when there are words in it, kept on this device until the line is back.
import { useCallback } from 'react';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import type { Said } from '../sync/sayings.ts';
import { useNewsroom } from './newsroom.tsx';

/** `place`: where its words were half written, as `useUnsentText` names it. */
export type Say = <N extends CommandName>(name: N, payload: CommandInput<N>, place?: string) => Promise<Said>;

export function useSay(draft: OpenDraft): Say {
  const { sayings } = useNewsroom();
  return useCallback((name, payload, place) => sayings.ask(draft, name, payload, place), [sayings, draft]);
}
