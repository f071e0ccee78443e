// The address where a blocker is settled.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Blocker } from '../../shared/review/gate.ts';

export function placeOf(draft: DraftId, blocker: Blocker): string {
  return blocker.code === 'flag-open' ? `/drafts/${draft}#t${blocker.thread}` : `/drafts/${draft}`;
}
