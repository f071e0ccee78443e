// Why the session ended, where the server has said so.
import { useSyncExternalStore } from 'react';
import type { SessionEnd } from '../../shared/protocol.ts';
import { useNewsroom } from './newsroom.tsx';

export type { SessionEnd };

export function useSessionEnd(): SessionEnd | null {
  const { ended } = useNewsroom().line;
  return useSyncExternalStore(ended.subscribe, ended.get);
}
