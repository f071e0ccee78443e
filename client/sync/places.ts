// Where every thread of a review lies in the article now, and what became of its words.
import type * as Y from 'yjs';
import { resolveAll } from '../../shared/article/anchor.ts';
import type { Review } from '../../shared/review/review.ts';
import type { Passage, Passages, Places, Standing } from './draft-state.ts';

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

/** Places and passages after a change; passages that say the same stay the same values. */
export function whereabouts(
  article: Y.Text,
  review: Review,
  before: Standing | null,
): Pick<Standing, 'places' | 'passages'> {
  const places = placesOf(article, review);
  return { places, passages: passagesOf(places, before?.passages ?? new Map()) };
}

function passagesOf(places: Places, before: Passages): Passages {
  let isSame = places.size === before.size;
  const passages = new Map(
    [...places].map(([id, place]) => {
      const known = before.get(id);
      if (known && saysTheSame(known, place)) return [id, known];
      isSame = false;
      return [id, place];
    }),
  );
  return isSame ? before : passages;
}

function saysTheSame(a: Passage, b: Passage): boolean {
  if (a.state === 'orphaned' || b.state === 'orphaned') return a.state === b.state;
  return a.state === b.state && a.words === b.words;
}
