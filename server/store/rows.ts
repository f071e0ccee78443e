// Rows of the embedded database, parsed into what they mean.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { EventType } from '../../shared/review/events.ts';
import type { Edition, EventEntry, Snapshot, UpdateEntry } from './store.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

export function readPragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  const row = database.prepare(`PRAGMA ${name}`).get();
  return row ? whole(row, name) : 0;
}

/** An update whose bits changed on the disk would quietly change the article, so it stops the reading. */
export function readUpdate(draft: DraftId, row: Row): UpdateEntry {
  const update = bytes(row, 'bytes');
  const seq = whole(row, 'seq');
  if (crc32(update) !== whole(row, 'crc'))
    throw new Error(`Draft ${draft}: update ${seq} is damaged on the disk.`);
  return { log: 'update', seq, at: text(row, 'at'), by: person(row), update };
}

export function readEvent(row: Row): EventEntry {
  return {
    log: 'event',
    seq: whole(row, 'seq'),
    at: text(row, 'at'),
    by: person(row),
    type: text(row, 'type') as EventType,
    thread: wholeOrNull(row, 'thread'),
    payload: textOrNull(row, 'payload'),
    salt: textOrNull(row, 'salt'),
    digest: text(row, 'digest'),
    hash: text(row, 'hash'),
  };
}

/** Null for a damaged snapshot: it is only a cache, and the log says the same. */
export function readSnapshot(row: Row): Snapshot | null {
  const [state, cuts, authors] = [bytes(row, 'state'), text(row, 'cuts'), text(row, 'authors')];
  if (snapshotCrc(state, cuts, authors) !== whole(row, 'crc')) return null;
  return {
    seq: whole(row, 'seq'),
    state,
    textVersion: whole(row, 'text_version'),
    cuts: JSON.parse(cuts) as Snapshot['cuts'],
    authors: JSON.parse(authors) as Snapshot['authors'],
  };
}

export function snapshotCrc(state: Uint8Array, cuts: string, authors: string): number {
  return crc32(authors, crc32(cuts, crc32(state)));
}

export function readCard(row: Row): Card {
  return JSON.parse(text(row, 'card')) as Card;
}

export function readDraftId(row: Row): DraftId {
  return text(row, 'id') as DraftId;
}

export function readEditionRow(draftId: DraftId, row: Row): Omit<Edition, 'blocks' | 'html' | 'text'> {
  return {
    draftId,
    number: whole(row, 'number'),
    at: text(row, 'at'),
    by: person(row),
    textVersion: whole(row, 'text_version'),
    slug: text(row, 'slug'),
    headline: text(row, 'headline'),
    hash: text(row, 'hash'),
    note: textOrNull(row, 'note'),
  };
}

export function readEdition(draftId: DraftId, row: Row): Edition {
  return {
    ...readEditionRow(draftId, row),
    blocks: text(row, 'blocks'),
    html: text(row, 'html'),
    text: text(row, 'text'),
  };
}

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : unexpected(column, value);
}

export function whole(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : unexpected(column, value);
}

export function wholeOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : whole(row, column);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : unexpected(column, value);
}

function person(row: Row): PersonId {
  return text(row, 'by') as PersonId;
}

function unexpected(column: string, value: unknown): never {
  throw new Error(`The database holds ${typeof value} in column ${column}.`);
}
