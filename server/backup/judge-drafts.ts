// Whether the drafts of a database are whole: every log without a gap, every chain and sum unbroken, every edition as printed.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import { verifyChain } from '../commands/chain.ts';
import { readEvent, readUpdate, text, whole } from '../store/rows.ts';

type Logs = { readonly updates: number; readonly events: number };
type Wrong = { readonly wrong: string };

/** What there is, or the first thing that is wrong. */
export type Judged = (Logs & { readonly drafts: number; readonly editions: number }) | Wrong;

export function judgeDrafts(database: DatabaseSync): Judged {
  const sum = { drafts: 0, updates: 0, events: 0, editions: 0 };
  for (const row of database.prepare('SELECT id, seq FROM drafts ORDER BY id').all()) {
    const id = draftIdSchema.parse(text(row, 'id'));
    const logs = judgeLogs(database, id, whole(row, 'seq'));
    if ('wrong' in logs) return logs;
    const editions = judgeEditions(database, id);
    if (typeof editions === 'object') return editions;
    sum.drafts += 1;
    sum.updates += logs.updates;
    sum.events += logs.events;
    sum.editions += editions;
  }
  return sum;
}

/** Both logs together count from 1 to the draft's number; a chain alone would not notice that its end was cut off. */
function judgeLogs(database: DatabaseSync, id: DraftId, seq: number): Logs | Wrong {
  const events = database.prepare('SELECT * FROM events WHERE draft = ? ORDER BY seq').all(id).map(readEvent);
  const chain = verifyChain(events);
  if (!chain.ok) return { wrong: `event ${chain.seq} of the draft ${id} does not fit its chain` };
  const seqs = events.map((event) => event.seq);
  const updates = database.prepare('SELECT * FROM updates WHERE draft = ? ORDER BY seq').iterate(id);
  for (const row of updates) seqs.push(readUpdate(id, row).seq);
  const isWhole = seqs.length === seq && seqs.sort((a, b) => a - b).every((one, at) => one === at + 1);
  if (!isWhole) return { wrong: `the logs of the draft ${id} have a gap, or miss their end` };
  return { events: events.length, updates: seqs.length - events.length };
}

/** How many there are, each known by its hash. */
function judgeEditions(database: DatabaseSync, id: DraftId): number | Wrong {
  const editions = database.prepare('SELECT number, hash, blocks FROM editions WHERE draft = ?').all(id);
  for (const row of editions) {
    const sum = createHash('sha256').update(text(row, 'blocks')).digest('hex');
    if (sum !== text(row, 'hash'))
      return { wrong: `edition ${whole(row, 'number')} of the draft ${id} is not what was published` };
  }
  return editions.length;
}
