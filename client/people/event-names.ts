// What the events are called on the screen, and in which group they stand. A new type has its row here.
import type { EventType } from '../../shared/review/events.ts';

const NAMES: Readonly<Record<EventType, string>> = {
  'draft.created': 'made',
  'draft.assigned': 'given to somebody',
  'draft.transferred': 'given to another desk',
  'draft.renamed': 'renamed',
  'deadline.moved': 'deadline changed',
  'embargo.placed': 'embargo placed',
  'embargo.lifted': 'embargo lifted',
  'draft.moved': 'moved',
  'draft.published': 'published',
  'draft.reopened': 'reopened',
  'comment.made': 'comment made',
  'comment.closed': 'comment closed',
  'thread.replied': 'replied',
  'reply.edited': 'reply edited',
  'reply.deleted': 'reply deleted',
  'thread.reopened': 'reopened',
  'thread.moved': 'moved with its words',
  'flag.raised': 'raised',
  'flag.assigned': 'assigned',
  'flag.regraded': 'severity changed',
  'flag.retyped': 'type changed',
  'flag.settled': 'settled',
  'flag.withdrawn': 'withdrawn',
};

type Group = { readonly name: string; readonly types: readonly (readonly [EventType, string])[] };

const all = Object.entries(NAMES) as readonly (readonly [EventType, string])[];
const THREADS = ['comment', 'thread', 'reply'];

export const EVENT_GROUPS: readonly Group[] = [
  { name: 'Drafts', types: all.filter(([type]) => !isOf(type, ['flag', ...THREADS])) },
  { name: 'Flags', types: all.filter(([type]) => isOf(type, ['flag'])) },
  { name: 'Comments and threads', types: all.filter(([type]) => isOf(type, THREADS)) },
];

/** "every event", "3 kinds of event", or what the only one is called. */
export function kindsOf(types: readonly EventType[]): string {
  if (types.length === all.length) return 'every event';
  return types.length === 1 ? (types[0] ?? '') : `${types.length} kinds of event`;
}

function isOf(type: EventType, kinds: readonly string[]): boolean {
  return kinds.includes(type.split('.')[0] ?? '');
}
