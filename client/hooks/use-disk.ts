// Whether the server's disk takes what is written here.
import { useSyncExternalStore } from 'react';
import type { DiskStanding } from '../../shared/protocol.ts';
import { useNewsroom } from './newsroom.tsx';

export function useDisk(): DiskStanding {
  const { disk } = useNewsroom().line;
  return useSyncExternalStore(disk.subscribe, disk.get);
}
