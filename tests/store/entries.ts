/** Invents what a test of the store does not say. */
import { createHash } from 'node:crypto';
import type { Append, Edition, EventEntry, UpdateEntry } from '../../server/store/store.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';

export const AT = '2026-11-23T09:00:00.000Z';
export const ann = 'ann' as PersonId;
export const bob = 'bob' as PersonId;

export function draftNamed(name: string): DraftId {
  return name.padEnd(22, '_') as DraftId;
}

export function update(seq: number, bytes: Uint8Array | string, by = ann): UpdateEntry {
  const update = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return { log: 'update', seq, at: AT, by, update };
}

export function event(seq: number, more: Partial<EventEntry> = {}): EventEntry {
  const payload = more.payload ?? JSON.stringify({ text: `said at ${seq}`, mentions: [] });
  return {
    log: 'event',
    seq,
    at: AT,
    by: bob,
    type: 'comment.made',
    thread: null,
    payload,
    salt: `salt ${seq}`,
    digest: createHash('sha256').update(payload).digest('hex'),
    hash: `hash ${seq}`,
    ...more,
  };
}

export function append(draftId: DraftId, expects: number, more: Partial<Append> = {}): Append {
  return {
    draftId,
    expects,
    epoch: 'first',
    entries: [],
    erased: [],
    answered: [],
    edition: null,
    card: null,
    ...more,
  };
}

export function card(id: DraftId, seq: number, more: Partial<Card> = {}): Card {
  return {
    id,
    seq,
    slug: 'bridge',
    headline: 'The bridge reopens',
    stage: 'writing',
    owner: ann,
    desk: 'news',
    deadline: null,
    embargo: null,
    words: 3,
    open: { blocking: 0, advisory: 0 },
    asks: { desks: {}, assigned: [], named: [] },
    blockers: [],
    edition: 0,
    changedAt: AT,
    ...more,
  };
}

export function edition(draftId: DraftId, number: number, more: Partial<Edition> = {}): Edition {
  return {
    draftId,
    number,
    at: AT,
    by: bob,
    textVersion: 1,
    slug: 'bridge',
    headline: 'The bridge reopens',
    blocks: '[]',
    html: '<h1>The bridge reopens</h1>',
    text: 'The bridge reopens',
    hash: 'abc',
    note: null,
    ...more,
  };
}
