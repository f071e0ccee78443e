// Finding drafts: by their words, and the older ones of what is done, page by page.
import { doneBefore, donePageSchema, doneQuerySchema } from '../../shared/board.ts';
import type { Card } from '../../shared/review/card.ts';
import { readable } from '../../shared/review/visible.ts';
import { searchAnswerSchema, searchQuerySchema } from '../../shared/search.ts';
import type { Search } from '../search/searching.ts';
import { type Door, door } from './door.ts';

export type SearchDoorParts = {
  readonly search: Search;
  /** The board's cards, as they are on disk. */
  readonly cards: () => Promise<readonly Card[]>;
};

export function searchDoors({ search, cards }: SearchDoorParts): readonly Door[] {
  return [
    door({
      ...{ method: 'get', path: '/search', name: 'searchDrafts', key: 'read' },
      summary: 'Drafts that have these words in slug, headline or text, best first',
      query: searchQuerySchema,
      answer: searchAnswerSchema,
      handle: ({ query: { q }, asker }) => search(asker.person, q),
    }),
    door({
      ...{ method: 'get', path: '/board/done', name: 'listDone', key: 'read' },
      summary: 'Published and spiked drafts after the one that was shown last, newest first',
      query: doneQuerySchema,
      answer: donePageSchema,
      handle: async ({ query, asker }) => {
        const mine = (await cards()).filter((card) => readable(card, asker.person));
        const { cards: page, more } = doneBefore(mine, query);
        return { cards: page.map(told), more };
      },
    }),
  ];
}

function told(card: Card) {
  return { ...card, blockers: [...card.blockers] };
}
