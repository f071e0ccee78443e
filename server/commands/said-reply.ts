// A reply is mended by its author, and deleted by its author or a chief.
import { canWithReply, type ReplyAction } from '../../shared/review/policy.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Reply, ThreadId } from '../../shared/review/thread.ts';
import { permitted, withThread } from './answers.ts';
import type { Asking, Decided } from './decision.ts';

type Said = Extract<Reply, { state: 'said' }>;

export function withSaidReply(
  asking: Asking,
  { thread: id, reply: replyId }: { readonly thread: ThreadId; readonly reply: number },
  action: ReplyAction,
  then: (reply: Said) => Decided | Refusal,
): Decided | Refusal {
  return withThread(asking, id, 'thread.reply', (thread) => {
    const reply = thread.replies.find((one) => one.id === replyId);
    if (!reply || reply.state === 'deleted')
      return refuse('not-found', 'This reply does not exist any more.');
    return permitted(canWithReply(asking.person, action, asking.draft, reply), () => then(reply));
  });
}
