// The hash chain of a review log: nobody can change, drop or reorder an event unseen, and words can still be erased.
import { createHash } from 'node:crypto';
import type { EventEntry } from '../store/store.ts';

/** What the first event is chained to. */
export const FIRST = '0'.repeat(64);

/** H(salt, payload): stays when both are erased, and says nothing of them without the salt. */
export function digestOf(salt: string, payload: string): string {
  return hash([salt, payload]);
}

type Chained = Pick<EventEntry, 'seq' | 'at' | 'by' | 'type' | 'thread' | 'digest'>;

/** H(previous, seq, at, person, type, thread, digest). */
export function hashOf(previous: string, { seq, at, by, type, thread, digest }: Chained): string {
  return hash([previous, seq, at, by, type, thread, digest]);
}

/** Whether a log is what it was; if not, where it first departs. Erased payloads do not break it. */
export function verifyChain(
  entries: readonly EventEntry[],
): { readonly ok: true } | { readonly ok: false; readonly seq: number } {
  let previous = FIRST;
  for (const entry of entries) {
    if (!isWhole(entry) || entry.hash !== hashOf(previous, entry)) return { ok: false, seq: entry.seq };
    previous = entry.hash;
  }
  return { ok: true };
}

/** Payload and salt are both there and fit the digest, or both erased. */
function isWhole({ salt, payload, digest }: EventEntry): boolean {
  if (salt === null || payload === null) return salt === null && payload === null;
  return digest === digestOf(salt, payload);
}

/** SHA-256, hex, over JSON: unambiguous, so that no two lists of parts read alike. */
function hash(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
