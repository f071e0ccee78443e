// Writes what one draft appends, inside a transaction that the caller holds.
import { crc32 } from 'node:zlib';
import type { DraftId } from '../../shared/review/draft.ts';
import { lastIn, seqIn } from './read-log.ts';
import type { Statements } from './statements.ts';
import type { Append, Committed, Edition, Entry } from './store.ts';

/**
 * Refused without a trace when the draft has moved on, or when one of its commands was carried out already under
 * another draft (the same `draft.create` sent twice).
 */
export function writeAppend(sql: Statements, append: Append): Committed['result'] {
  const { draftId, expects, entries, answered, edition } = append;
  if (answered.some(({ person, id }) => sql.answered.get(person, id))) return 'seq-taken';
  const stands = sql.stand.get(draftId);
  if (seqIn(stands) !== expects) return 'seq-taken';
  const seq = expects + entries.length;
  if (entries.length > 0) {
    if (!stands) sql.begin.run(draftId, append.epoch);
    sql.moveOn.run(seq, writeEntries(sql, append, lastIn(stands)), draftId);
  }
  for (const erased of append.erased) erase(sql, draftId, erased);
  for (const { person, id, answer } of answered) sql.addAnswered.run(person, id, draftId, answer);
  if (edition) writeEdition(sql, edition);
  const { card } = append;
  if (card === null) sql.cardStaysTrue.run(seq, draftId, expects);
  else if (card !== 'later') sql.setCard.run(draftId, card.seq, JSON.stringify(card));
  return 'committed';
}

/** The log has no gaps and no doubles: whoever numbers otherwise is broken, and nothing of the commit may be written. */
export function assertNumbered({ draftId, expects, entries }: Append): void {
  for (const [index, { seq }] of entries.entries())
    if (seq !== expects + index + 1)
      throw new Error(`Draft ${draftId}: entry ${seq} stands where ${expects + index + 1} is expected.`);
}

/** Returns the row of the draft's last update then. */
function writeEntries(sql: Statements, { draftId, entries }: Append, last: number | null): number | null {
  return entries.reduce((before, entry) => writeEntry(sql, draftId, entry, before), last);
}

function writeEntry(sql: Statements, draftId: DraftId, entry: Entry, before: number | null): number | null {
  const { seq, at, by } = entry;
  if (entry.log === 'update') {
    const { update } = entry;
    return Number(sql.addUpdate.run(draftId, seq, at, by, update, crc32(update), before).lastInsertRowid);
  }
  const { type, thread, payload, salt, digest, hash } = entry;
  sql.addEvent.run(draftId, seq, at, by, type, thread, payload, salt, digest, hash);
  return before;
}

function erase(sql: Statements, draftId: DraftId, seq: number): void {
  const { changes } = sql.erase.run(draftId, seq);
  if (changes !== 1) throw new Error(`Draft ${draftId} has no event ${seq} to erase.`);
}

function writeEdition(sql: Statements, edition: Edition): void {
  const { draftId, number, at, by, textVersion, slug, headline, hash, note, blocks, html, text } = edition;
  sql.addEdition.run(draftId, number, at, by, textVersion, slug, headline, hash, note, blocks, html, text);
}
