// Reads an event from its entry in the log: the one parser of payloads, which only the chain writes.
import type { ReviewEvent } from '../../shared/review/events.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import type { EventEntry } from '../store/store.ts';

export function eventOf({ seq, at, by, type, thread, payload }: EventEntry): ReviewEvent {
  return {
    seq,
    at,
    by,
    type,
    thread: thread === null ? null : threadIdSchema.parse(thread),
    payload: payload === null ? null : JSON.parse(payload),
  } as ReviewEvent;
}
