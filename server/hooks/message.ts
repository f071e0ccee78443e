// An event as a hook is sent it.
import { type HookMessage, hookMessageSchema } from '../../shared/api/hooks.ts';
import { outside } from '../../shared/review/outside.ts';
import { eventOf } from '../rooms/event-of.ts';
import type { Fed } from '../store/hook-rows.ts';

/** Named after its place in the chain: sent again it is the same, and no other event ever is. */
export function messageOf({ draftId, entry }: Fed, words: boolean): HookMessage {
  const event = eventOf(entry);
  const { seq, by, thread, type, at } = event;
  return hookMessageSchema.parse({
    id: `evt_${entry.hash.slice(0, 32)}`,
    type,
    timestamp: at,
    data: { draftId, seq, by, thread, payload: outside(event, words) },
  });
}
