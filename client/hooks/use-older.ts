// Published and spiked drafts that did not come with the board: how many, and asking for the next of them.
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useNewsroom } from './newsroom.tsx';

export type Older = {
  readonly more: number;
  readonly state: 'idle' | 'asking' | 'failed';
  ask(): void;
};

export function useOlder(): Older {
  const { feed } = useNewsroom();
  const [state, setState] = useState<Older['state']>('idle');
  const more = useSyncExternalStore(feed.board.subscribe, () => {
    const board = feed.board.get();
    return board.phase === 'open' ? board.more : 0;
  });
  const ask = useCallback(async () => {
    setState('asking');
    setState((await feed.askOlder()) ? 'idle' : 'failed');
  }, [feed]);
  return { more, state, ask: () => void ask() };
}
