// Whether the drafts of a database are whole: every log without a gap, every chain and sum unbroken, every edition as printed.
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import { verifyChain } from '../commands/chain.ts';
import { type Row, readEvent, readUpdate, text, whole } from '../store/rows.ts';
import type { EventEntry } from '../store/store.ts';

type Wrong = { readonly wrong: string };
type Counts = { readonly updates: number; readonly events: number; readonly editions: number };

/** What there is, or the first thing that is wrong. */
export type Judged = (Counts & { readonly drafts: number }) | Wrong;

export function judgeDrafts(database: DatabaseSync): Judged {
  const sum = { drafts: 0, updates: 0, events: 0, editions: 0 };
  const logs = readLogs(database);
  for (const row of database.prepare('SELECT * FROM drafts ORDER BY id').all()) {
    const counts = judgeDraft(database, row, logs.get(text(row, 'id')) ?? noLog());
    if ('wrong' in counts) return counts;
    sum.drafts += 1;
    sum.updates += counts.updates;
    sum.events += counts.events;
    sum.editions += counts.editions;
  }
  return sum;
}

function judgeDraft(database: DatabaseSync, draft: Row, log: Log): Counts | Wrong {
  const id = draftIdSchema.parse(text(draft, 'id'));
  const events = database.prepare('SELECT * FROM events WHERE draft = ? ORDER BY seq').all(id).map(readEvent);
  const chain = verifyChain(events);
  if (!chain.ok) return { wrong: `event ${chain.seq} of the draft ${id} does not fit its chain` };
  const seqs = [...events.map((event) => event.seq), ...log.seqs];
  if (!isWhole(seqs, whole(draft, 'seq')))
    return { wrong: `the logs of the draft ${id} have a gap, or miss their end` };
  // Before format 10 no row named another.
  if (!log.isLinked || (draft['last'] !== undefined && draft['last'] !== log.last))
    return { wrong: `the updates of the draft ${id} do not name each other` };
  const published = events.filter(({ type }) => type === 'draft.published').map(hashPublished);
  const editions = hashesOfEditions(database, id);
  if (editions.join() !== published.join())
    return { wrong: `the editions of the draft ${id} are not what was published` };
  return { events: events.length, updates: seqs.length - events.length, editions: editions.length };
}

/** Both logs together count from 1 to the draft's number; a chain alone would not notice that its end was cut off. */
function isWhole(seqs: readonly number[], seq: number): boolean {
  return seqs.length === seq && seqs.toSorted((a, b) => a - b).every((one, at) => one === at + 1);
}

/** Of one draft: the numbers of its updates, the row of the last, and whether each names the one before it. */
type Log = { readonly seqs: number[]; last: number | null; isLinked: boolean };

function noLog(): Log {
  return { seqs: [], last: null, isLinked: true };
}

/** Read to the last byte, each update held against its sum. */
function readLogs(database: DatabaseSync): ReadonlyMap<string, Log> {
  const logs = new Map<string, Log>();
  for (const row of database.prepare('SELECT * FROM updates').iterate()) {
    const id = text(row, 'draft');
    const log = logs.get(id) ?? noLog();
    logs.set(id, log);
    log.seqs.push(readUpdate(id as DraftId, row).seq);
    if (!('before' in row)) continue;
    log.isLinked &&= row['before'] === log.last;
    log.last = whole(row, 'id');
  }
  return logs;
}

/** Of what stands in them, not of what stands beside it. */
function hashesOfEditions(database: DatabaseSync, id: DraftId): readonly string[] {
  const editions = database.prepare('SELECT hash, blocks FROM editions WHERE draft = ? ORDER BY number');
  return editions.all(id).map((row) => {
    const hash = createHash('sha256').update(text(row, 'blocks')).digest('hex');
    return hash === text(row, 'hash') ? hash : '';
  });
}

const publication = z.object({ hash: z.string() });

/** The chain vouches for the hash of every edition. */
function hashPublished({ payload }: EventEntry): string {
  return publication.parse(JSON.parse(payload ?? '')).hash;
}
