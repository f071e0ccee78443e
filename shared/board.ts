// Which cards the board shows from the start, and how older ones are asked for.
import { z } from 'zod';
import { cardSchema, countSchema } from './api/card.ts';
import type { Card } from './review/card.ts';
import { type Draft, draftIdSchema } from './review/draft.ts';

/** How many published and spiked drafts come with the board: the rest is found by searching, or asked for in pages. */
export const DONE_AT_FIRST = 200;
/** How many come with a page. */
export const DONE_A_PAGE = 100;

/** The query string of `GET /api/board/done`: the card that was shown last, by when it changed and its id. */
export const doneQuerySchema = z.object({ changedAt: z.iso.datetime(), id: draftIdSchema });
export type Shown = z.output<typeof doneQuerySchema>;

export const donePageSchema = z.object({
  cards: z.array(cardSchema),
  more: countSchema.describe('How many come after these.'),
});

/** What is answered: its shape is the board's own. */
export type DonePage = { readonly cards: readonly Card[]; readonly more: number };

/** Published or laid aside: nothing is left to do. */
function isDone({ stage }: Pick<Draft, 'stage'>): boolean {
  return stage === 'published' || stage === 'spiked';
}

/** All that is under way, and the newest of what is done. */
export function shownAtFirst(cards: readonly Card[]): DonePage {
  const done = doneNewestFirst(cards);
  const underWay = cards.filter((card) => !isDone(card));
  return {
    cards: [...underWay, ...done.slice(0, DONE_AT_FIRST)],
    more: Math.max(0, done.length - DONE_AT_FIRST),
  };
}

/** What is done and was so before the card that was shown last, whatever became of that one meanwhile. */
export function doneBefore(cards: readonly Card[], last: Shown): DonePage {
  const rest = doneNewestFirst(cards).filter((card) => newestFirst(last, card) < 0);
  const page = rest.slice(0, DONE_A_PAGE);
  return { cards: page, more: rest.length - page.length };
}

/** The card after which the next page begins. */
export function oldestDone(cards: readonly Card[]): Card | null {
  return doneNewestFirst(cards).at(-1) ?? null;
}

function doneNewestFirst(cards: readonly Card[]): readonly Card[] {
  return cards.filter(isDone).sort(newestFirst);
}

function newestFirst(a: Shown, b: Shown): number {
  return compare(b.changedAt, a.changedAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
