// What of an event leaves the newsroom: facts always, people's words only where a chief said so. A new type of event has
// its row here; what is in no row stays inside.
import type { EventType, Payloads, ReviewEvent } from './events.ts';

/** Nothing in here was written by hand: ids, stages, types, numbers. */
const FACTS: { readonly [T in EventType]: readonly (keyof Payloads[T])[] } = {
  'draft.created': ['id', 'desk', 'owner', 'deadline'],
  'draft.assigned': ['from', 'to'],
  'draft.transferred': ['from', 'to'],
  'draft.renamed': [],
  'deadline.moved': ['from', 'to'],
  'embargo.placed': ['from', 'until'],
  'embargo.lifted': ['from'],
  'draft.moved': ['from', 'to'],
  'draft.published': ['edition', 'textVersion', 'hash'],
  'draft.reopened': [],
  'comment.made': ['mentions'],
  'flag.raised': ['type', 'severity', 'assignee', 'mentions'],
  'thread.replied': ['mentions'],
  'reply.edited': ['reply', 'mentions'],
  'reply.deleted': ['reply'],
  'thread.moved': [],
  'thread.reopened': [],
  'comment.closed': [],
  'flag.assigned': ['assignee'],
  'flag.regraded': ['from', 'to'],
  'flag.retyped': ['from', 'to'],
  'flag.settled': ['outcome'],
  'flag.withdrawn': [],
};

/** The payload as nobody in particular may have it. */
export function outside(event: ReviewEvent, words: boolean): Readonly<Record<string, unknown>> | null {
  if (event.payload === null) return null;
  const payload = Object.entries(event.payload);
  const facts: readonly string[] = FACTS[event.type];
  return Object.fromEntries(words ? payload : payload.filter(([key]) => facts.includes(key)));
}
