// The board, live.
import { useSyncExternalStore } from 'react';
import type { Board } from '../sync/board-feed.ts';
import { useNewsroom } from './newsroom.tsx';

export type { Board };

export function useBoard(): Board {
  const { board } = useNewsroom().feed;
  return useSyncExternalStore(board.subscribe, board.get);
}
