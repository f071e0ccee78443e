// A thread begins only on words that the server has, exactly as quoted.
import type { Anchor } from '../../shared/article/anchor.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Asking } from './decision.ts';

/**
 * The anchor to keep, when the quoted words stand where the asked one says. It is made anew from the article: what a
 * client says of an anchor's age and surroundings would later decide where it is found, and could be false.
 */
export function knownText({ article }: Asking, asked: Anchor): Anchor | Refusal {
  const place = article.place(asked);
  const isTrue = place?.state === 'placed' && place.words === asked.quote;
  const anchor = isTrue ? article.anchorAt(place.from, place.to) : null;
  if (anchor?.quote === asked.quote) return anchor;
  return refuse('text-unknown', 'The words have changed under this selection. Select them again.');
}
