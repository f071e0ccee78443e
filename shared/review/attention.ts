// Whose attention the threads of a draft ask for: the desks of open flags, and people by name.
import type { Desk, PersonId } from '../newsroom.ts';
import { DESK_OF, isOpen, type Thread } from './thread.ts';

export type Attention = {
  /** Open flags that nobody in particular was given, by the desk that settles them; desks without any are left out. */
  readonly desks: Readonly<Partial<Record<Desk, number>>>;
  /** Who was given an open flag to look after. */
  readonly assigned: readonly PersonId[];
  /** Who was named in an open thread and has said nothing in it since. */
  readonly named: readonly PersonId[];
};

export function attentionOf(threads: readonly Thread[]): Attention {
  const open = threads.filter(isOpen);
  const desks: Partial<Record<Desk, number>> = {};
  const assigned = new Set<PersonId>();
  for (const thread of open) {
    if (thread.form !== 'flag') continue;
    const desk = DESK_OF[thread.type];
    if (thread.assignee === null) desks[desk] = (desks[desk] ?? 0) + 1;
    else assigned.add(thread.assignee);
  }
  return { desks, assigned: [...assigned], named: [...new Set(open.flatMap(unanswered))] };
}

/** Whoever speaks has answered all that was said before. */
function unanswered(thread: Thread): readonly PersonId[] {
  const waiting = new Set<PersonId>(thread.mentions);
  waiting.delete(thread.by);
  for (const reply of thread.replies) {
    if (reply.state === 'deleted') continue;
    for (const named of reply.mentions) waiting.add(named);
    waiting.delete(reply.by);
  }
  return [...waiting];
}
