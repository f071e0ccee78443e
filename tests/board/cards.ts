// A card for the tests: invents what a test does not say.
import { personIdSchema } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';

export function card(said: Partial<Card> & { readonly slug: string }): Card {
  return {
    id: draftIdSchema.parse(said.slug.padEnd(22, '_').slice(0, 22)),
    seq: 1,
    headline: said.slug,
    stage: 'writing',
    owner: personIdSchema.parse('ann'),
    desk: 'news',
    deadline: null,
    embargo: null,
    words: 100,
    open: { blocking: 0, advisory: 0 },
    asks: { desks: {}, assigned: [], named: [] },
    blockers: [],
    edition: 0,
    changedAt: '2026-01-01T00:00:00.000Z',
    ...said,
  };
}
