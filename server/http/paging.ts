// The list of drafts page by page: in the order of their ids, which never changes, so that no draft is left out or told twice.
import type { z } from 'zod';
import type { draftsQuerySchema } from '../../shared/api/draft.ts';
import type { Card } from '../../shared/review/card.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';

type Query = z.output<typeof draftsQuerySchema>;

export function pageOf(
  cards: readonly Card[],
  { stage, desk, owner, limit, cursor }: Query,
): { drafts: Card[]; next: string | null } | Refusal {
  const after = cursor === undefined ? '' : placeOf(cursor);
  if (after === null) return refuse('invalid', 'That cursor is none of ours. Begin again without one.');
  const left = cards
    .filter((card) => !stage || card.stage === stage)
    .filter((card) => !desk || card.desk === desk)
    .filter((card) => !owner || card.owner === owner)
    .filter(({ id }) => id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const drafts = left.slice(0, limit);
  const last = drafts.at(-1);
  return { drafts, next: last && left.length > limit ? Buffer.from(last.id).toString('base64url') : null };
}

function placeOf(cursor: string): string | null {
  const read = draftIdSchema.safeParse(Buffer.from(cursor, 'base64url').toString('latin1'));
  return read.success ? read.data : null;
}
