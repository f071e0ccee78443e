// What happened, as a sentence that goes on after the name of whoever did it: one for each type of event.
import type { Burst } from '../../shared/api/timeline.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { EventType, Payloads, ReviewEvent } from '../../shared/review/events.ts';
import { STAGE_NAMES } from '../board/stage-names.ts';
import { OUTCOME_NAMES, TYPE_NAMES } from '../review/names.ts';
import { exact } from '../ui/relative.ts';

/** `words`: what was said, or why. */
export type Told = { readonly did: string; readonly words: string | null };

type NameOf = (id: PersonId) => string;
type Sentence<T extends EventType> = (
  payload: Payloads[T],
  nameOf: NameOf,
) => string | readonly [string, string | null];

const SENTENCES: { readonly [T in EventType]: Sentence<T> } = {
  'draft.created': ({ copiedFrom }) =>
    copiedFrom ? `made the draft, a copy of ${copiedFrom.slug}` : 'made the draft',
  'draft.assigned': ({ to }, nameOf) => `gave the draft to ${nameOf(to)}`,
  'draft.transferred': ({ to }) => `gave the draft to the ${to} desk`,
  'draft.renamed': ({ from, to }) => `renamed the draft from ${from} to ${to}`,
  'deadline.moved': ({ to }) => (to ? `set the deadline: ${exact(to)}` : 'took the deadline away'),
  'embargo.placed': ({ until, reason }) => [`set an embargo until ${exact(until)}`, reason],
  'embargo.lifted': ({ reason }) => ['lifted the embargo', reason],
  'draft.moved': ({ to, reason }) => [`moved the draft to ${STAGE_NAMES[to]}`, reason],
  'draft.published': ({ edition, note }) => [`published edition ${edition}`, note],
  'draft.reopened': ({ reason }) => ['reopened the draft for correction', reason],
  'comment.made': ({ text }) => ['commented', text],
  'flag.raised': ({ type, severity, text }) => [`raised ${a(severity)} ${nameOfType(type)} flag`, text],
  'thread.replied': ({ text }) => ['replied', text],
  'reply.edited': ({ text }) => ['edited a reply', text],
  'reply.deleted': () => 'deleted a reply',
  'thread.moved': () => 'moved flagged words',
  'thread.reopened': ({ reason }) => ['opened a thread again', reason],
  'comment.closed': () => 'closed a comment',
  'flag.assigned': ({ assignee }, nameOf) =>
    assignee ? `gave a flag to ${nameOf(assignee)}` : 'left a flag to its desk again',
  'flag.regraded': ({ to, reason }) => [`made a flag ${to}`, reason],
  'flag.retyped': ({ from, to, reason }) => [
    `made ${a(nameOfType(from))} flag ${a(nameOfType(to))} flag`,
    reason,
  ],
  'flag.settled': ({ outcome, note }) => [`settled a flag as ${OUTCOME_NAMES[outcome].toLowerCase()}`, note],
  'flag.withdrawn': () => 'withdrew a flag',
};

export function tellEvent({ type, payload }: ReviewEvent, nameOf: NameOf): Told {
  if (payload === null) return { did: 'said something that was deleted since', words: null };
  // TypeScript does not see that each type goes with its own payload.
  const sentence = SENTENCES[type] as Sentence<EventType>;
  const told = sentence(payload as Payloads[EventType], nameOf);
  return typeof told === 'string' ? { did: told, words: null } : { did: told[0], words: told[1] };
}

export function tellBurst({ typed, cut }: Burst): Told {
  const parts = [
    ...(typed > 0 ? [`typed ${characters(typed)}`] : []),
    ...(cut > 0 ? [`cut ${characters(cut)}`] : []),
  ];
  return { did: parts.join(' and ') || 'changed how the text looks', words: null };
}

function nameOfType(type: keyof typeof TYPE_NAMES): string {
  return TYPE_NAMES[type].toLowerCase();
}

function a(word: string): string {
  return /^[aeiou]/u.test(word) ? `an ${word}` : `a ${word}`;
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count.toLocaleString('en')} characters`;
}
