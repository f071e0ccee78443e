// What is new to me in a thread: said or done by somebody else since my last visit.
import type { PersonId } from '../../shared/newsroom.ts';
import type { Reply, Thread } from '../../shared/review/thread.ts';

/** Who did something in it last has seen what came before. */
export function isNewTo(me: PersonId, thread: Thread, lastVisit: number): boolean {
  return thread.newest > lastVisit && lastAct(thread).by !== me;
}

export function isReplyNewTo(me: PersonId, reply: Reply, lastVisit: number): boolean {
  return reply.id > lastVisit && reply.by !== me;
}

type Act = { readonly by: PersonId; readonly at: string };

function lastAct(thread: Thread): Act {
  const done = thread.form === 'flag' ? [...thread.changes, thread.settled] : [thread.closed];
  const acts: readonly (Act | null)[] = [...thread.replies, ...done];
  return acts.reduce<Act>((last, act) => (act && act.at >= last.at ? act : last), thread);
}
