// A search as somebody asks for it: what they typed in, the drafts that they may read out.
import type { Person } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { readable } from '../../shared/review/visible.ts';
import { FOUND_LIMIT, type Found, type SearchAnswer } from '../../shared/search.ts';
import type { Log } from '../log.ts';
import type { Hit, SearchIndex } from '../store/search/search-index.ts';
import { readQuery } from './read-query.ts';

type Parts = {
  readonly index: Pick<SearchIndex, 'find'>;
  /** The draft's card as it is now, or null. */
  readonly card: (id: DraftId) => Card | null;
  readonly log: Log;
};

export type Search = (person: Person, query: string) => Promise<SearchAnswer | Refusal>;

/** How many may wait for the index: more than that, and nobody would still want the answer. */
const MOST_WAITING = 50;

export function searching({ index, card, log }: Parts): Search {
  let waiting = 0;
  return async (person, query) => {
    if (waiting >= MOST_WAITING)
      return refuse('too-fast', 'Many are searching at the moment. Try again in a few seconds.');
    waiting += 1;
    try {
      const hits = await index.find(readQuery(query), FOUND_LIMIT + 1);
      const found = hits.flatMap((hit) => foundBy(person, hit, card(hit.id)));
      return { found: found.slice(0, FOUND_LIMIT), more: found.length > FOUND_LIMIT };
    } catch (error) {
      log.error({ error }, 'a search failed');
      return refuse('internal', 'The search does not work just now. Try again in a minute.');
    } finally {
      waiting -= 1;
    }
  };
}

/** What is known of a draft now comes from its card: the index is a moment behind. */
function foundBy(person: Person, { id, slug, headline, passage }: Hit, card: Card | null): readonly Found[] {
  if (!card || !readable(card, person)) return [];
  return [{ draftId: id, stage: card.stage, slug, headline, passage }];
}
