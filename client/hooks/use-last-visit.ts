// What I had seen of a draft before this visit, so that what is new can be marked.
import { useEffect, useState } from 'react';
import type { DraftId } from '../../shared/review/draft.ts';
import { useNewsroom } from './newsroom.tsx';

/** The number of the newest event at the end of my last visit; `lastEvent` is the newest now. 0 before the first visit. */
export function useLastVisit(draftId: DraftId, lastEvent: number): number {
  const { me } = useNewsroom();
  const key = `galley.seen.${me.id}.${draftId}`;
  const [seen] = useState(() => Number(localStorage.getItem(key) ?? lastEvent));
  useEffect(() => localStorage.setItem(key, String(lastEvent)), [key, lastEvent]);
  return seen;
}
