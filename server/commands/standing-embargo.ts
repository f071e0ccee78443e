// The embargo that still stands in the way of a draft now; null for none, or for one that has passed.
import type { Embargo } from '../../shared/review/draft.ts';
import type { Asking } from './decision.ts';

export function standingEmbargo({ draft, now }: Asking): Embargo | null {
  return draft.embargo && Date.parse(draft.embargo.until) > now ? draft.embargo : null;
}
