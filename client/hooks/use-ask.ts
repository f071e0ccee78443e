// Asking the server to decide: sends typed words first, answers with what was done or why not.
import { useCallback } from 'react';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Ack, Asked } from '../../shared/protocol.ts';
import { ask } from '../sync/ask.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import { useNewsroom } from './newsroom.tsx';

export type Ask = <N extends CommandName>(name: N, payload: CommandInput<N>) => Promise<Ack<Asked>>;

/** Pass the open draft when the command is about it. */
export function useAsk(draft: OpenDraft | null = null): Ask {
  const { line } = useNewsroom();
  return useCallback((name, payload) => ask(line, draft, name, payload), [line, draft]);
}
