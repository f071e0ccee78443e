// Whether the server can be reached.
import { useSyncExternalStore } from 'react';
import type { Line } from '../sync/connection.ts';
import { useNewsroom } from './newsroom.tsx';

export type { Line };

export function useLine(): Line {
  const { line } = useNewsroom().line;
  return useSyncExternalStore(line.subscribe, line.get);
}
