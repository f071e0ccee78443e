// A draft's past, read from the server whenever it is looked at and whenever the draft went on.
import { useQuery } from '@tanstack/react-query';
import { type Timeline, timelineSchema } from '../../shared/api/timeline.ts';
import type { DraftId } from '../../shared/review/draft.ts';

export type Past =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; again(): void }
  | { readonly state: 'read'; readonly moments: Timeline['moments'] };

/** `lastEvent` is the number of the newest event here: another one, and the past is read again. */
export function useTimeline(draftId: DraftId, lastEvent: number): Past {
  const { data, isError, refetch } = useQuery({
    queryKey: ['timeline', draftId, lastEvent],
    queryFn: () => fetchTimeline(draftId),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  if (data) return { state: 'read', moments: data.moments };
  return isError ? { state: 'failed', again: () => void refetch() } : { state: 'reading' };
}

async function fetchTimeline(draftId: DraftId): Promise<Timeline> {
  const answer = await fetch(`/api/drafts/${draftId}/timeline`);
  return timelineSchema.parse(await answer.json());
}
