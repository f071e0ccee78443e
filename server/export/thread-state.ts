// How a thread stands, in the words of the newsroom.
import type { Thread } from '../../shared/review/thread.ts';

export function stateOf(thread: Thread): string {
  if (thread.form === 'comment') return thread.closed ? 'closed' : 'open';
  return thread.settled?.outcome ?? 'open';
}

/** "Fact flag, blocking, open". */
export function headingOf(thread: Thread): string {
  if (thread.form === 'comment') return thread.closed ? 'Comment, closed' : 'Comment';
  const type = thread.type.charAt(0).toUpperCase() + thread.type.slice(1);
  return `${type} flag, ${thread.severity}, ${stateOf(thread)}`;
}
