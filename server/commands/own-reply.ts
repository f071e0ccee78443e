// A reply is mended or deleted by nobody but its author.
import type { Refusal } from '../../shared/review/refusal.ts';
import { refuse } from '../../shared/review/refusal.ts';
import type { Reply, ThreadId } from '../../shared/review/thread.ts';
import { withThread } from './answers.ts';
import type { Asking, Decided } from './decision.ts';

export function withOwnReply(
  asking: Asking,
  { thread: id, reply: replyId }: { readonly thread: ThreadId; readonly reply: number },
  then: (reply: Extract<Reply, { state: 'said' }>) => Decided | Refusal,
): Decided | Refusal {
  return withThread(asking, id, 'thread.reply', (thread) => {
    const reply = thread.replies.find((one) => one.id === replyId);
    if (!reply || reply.state === 'deleted')
      return refuse('not-found', 'This reply does not exist any more.');
    return reply.by === asking.person.id
      ? then(reply)
      : refuse('forbidden', 'Only its author changes a reply.');
  });
}
