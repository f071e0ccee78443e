// Where every thread of a review lies in the article now.
import type * as Y from 'yjs';
import { resolveAll } from '../../shared/article/anchor.ts';
import type { Review } from '../../shared/review/review.ts';
import type { Places } from './draft-state.ts';

export function placesOf(article: Y.Text, review: Review): Places {
  const anchored = review.threads.flatMap((thread) =>
    thread.anchor ? [{ id: thread.id, anchor: thread.anchor }] : [],
  );
  const places = resolveAll(
    article,
    anchored.map((one) => one.anchor),
  );
  return new Map(
    anchored.flatMap((one, index) => {
      const place = places[index];
      return place ? [[one.id, place] as const] : [];
    }),
  );
}
