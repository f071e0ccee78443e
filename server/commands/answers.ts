// What verbs have in common: finding the thread, asking policy, and the refusals in one voice.
import { canWith, type ThreadAction, type Verdict } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { isOpen, type Thread, type ThreadId } from '../../shared/review/thread.ts';
import type { Asking, Decided } from './decision.ts';

/** Runs `then` with the thread when it exists and this person may do so with it. */
export function withThread(
  asking: Asking,
  id: ThreadId,
  action: ThreadAction,
  then: (thread: Thread) => Decided | Refusal,
): Decided | Refusal {
  const thread = asking.review.threads.find((one) => one.id === id);
  if (!thread) return refuse('not-found', 'This thread does not exist.');
  return permitted(canWith(asking.person, action, asking.draft, thread), () => then(thread));
}

/** The same for flags: a comment is refused. */
export function withOpenFlag(
  asking: Asking,
  id: ThreadId,
  action: ThreadAction,
  then: (flag: Extract<Thread, { form: 'flag' }>) => Decided | Refusal,
): Decided | Refusal {
  return withThread(asking, id, action, (thread) => {
    if (thread.form !== 'flag') return refuse('not-found', 'This thread is a comment, not a flag.');
    return isOpen(thread)
      ? then(thread)
      : refuse('not-open', 'This flag is settled already. Reopen it first.');
  });
}

export function permitted(verdict: Verdict, then: () => Decided | Refusal): Decided | Refusal {
  return verdict.ok ? then() : refuse('forbidden', verdict.because);
}

export function isRefusal(answer: Decided | Refusal): answer is Refusal {
  return 'code' in answer;
}

/** The people whom somebody named must be there to be asked; null when all are. */
export function strangerAmong(
  asking: Asking,
  people: readonly (Asking['person']['id'] | null)[],
): Refusal | null {
  const missing = people.some((id) => {
    const person = id === null ? asking.person : asking.personOf(id);
    return !person || (id !== null && person.role === 'reader');
  });
  return missing
    ? refuse(
        'not-found',
        'Somebody named here is not in the newsroom, or may only read. Choose somebody else.',
      )
    : null;
}
