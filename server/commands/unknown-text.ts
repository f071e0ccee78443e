// A thread begins only on words that the server has, exactly as quoted.
import type { Anchor } from '../../shared/article/anchor.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Asking } from './decision.ts';

/** Null when the quoted words stand where the anchor says. */
export function unknownText({ article }: Asking, anchor: Anchor): Refusal | null {
  const place = article.place(anchor);
  if (place?.state === 'placed' && place.words === anchor.quote) return null;
  return refuse('text-unknown', 'The words have changed under this selection. Select them again.');
}
