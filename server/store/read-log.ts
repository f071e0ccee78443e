// The update log of a draft, read from its last row back: each row names the one before it.
import type { DraftId } from '../../shared/review/draft.ts';
import { type Row, readUpdate, whole, wholeOrNull } from './rows.ts';
import type { Statements } from './statements.ts';
import type { UpdateEntry } from './store.ts';

/** Where a draft stands: its running number; 0 when there is no such draft. */
export function seqIn(draft: Row | undefined): number {
  return draft ? whole(draft, 'seq') : 0;
}

/** The row of its last update; null when there is none. */
export function lastIn(draft: Row | undefined): number | null {
  return draft ? wholeOrNull(draft, 'last') : null;
}

/** All updates after a seq up to that in row `last`, by seq. */
export function updatesUpTo(
  sql: Statements,
  draftId: DraftId,
  last: number | null,
  after: number,
): UpdateEntry[] {
  const updates: UpdateEntry[] = [];
  for (let id = last; id !== null; ) {
    const row = sql.update.get(id, draftId);
    if (!row) throw new Error(`Draft ${draftId}: row ${id} is missing from the log.`);
    if (whole(row, 'seq') <= after) break;
    updates.push(readUpdate(draftId, row));
    id = wholeOrNull(row, 'before');
  }
  return updates.reverse();
}

/** At most so many updates after a seq, by seq; fewer only where the log ends. */
export function updatesAfter(
  sql: Statements,
  draftId: DraftId,
  seq: number,
  limit: number,
): readonly UpdateEntry[] {
  const updates: UpdateEntry[] = [];
  let after = seq;
  for (;;) {
    // So many numbers on there are as many updates, or fewer: decisions are numbered with them.
    const far = sql.updateFrom.get(draftId, after + limit - updates.length);
    const last = far ? whole(far, 'id') : lastIn(sql.stand.get(draftId));
    for (const update of updatesUpTo(sql, draftId, last, after)) updates.push(update);
    if (!far || updates.length >= limit) return updates.slice(0, limit);
    after = whole(far, 'seq');
  }
}
