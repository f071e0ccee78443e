// What an event does to a thread: how it begins, and everything that happens to it afterwards.
import { isOf, type ReviewEvent } from './events.ts';
import { type Flag, type Reply, type Thread, threadIdSchema } from './thread.ts';

/** The thread that an event begins; null when it begins none. Its own number names it. */
export function beginThread(event: ReviewEvent): Thread | null {
  const base = {
    id: threadIdSchema.parse(event.seq),
    by: event.by,
    at: event.at,
    replies: [],
    newest: event.seq,
  };
  if (isOf(event, 'comment.made') && event.payload)
    return { ...base, ...event.payload, form: 'comment', closed: null };
  if (isOf(event, 'flag.raised') && event.payload)
    return { ...base, ...event.payload, form: 'flag', settled: null, changes: [] };
  return null;
}

export function applyToThread(thread: Thread, event: ReviewEvent): Thread {
  const after = { ...thread, newest: event.seq };
  if (isOf(event, 'thread.replied')) return { ...after, replies: [...thread.replies, replied(event)] };
  if (isOf(event, 'reply.edited') && event.payload) {
    const { reply, text, mentions } = event.payload;
    return withReply(after, reply, (one) =>
      one.state === 'said'
        ? { ...one, text, mentions, editedAt: event.at, edits: [...one.edits, event.seq] }
        : one,
    );
  }
  if (isOf(event, 'reply.deleted') && event.payload)
    return withReply(after, event.payload.reply, ({ id, by, at }) => ({ id, by, at, state: 'deleted' }));
  // Words that moved are news to nobody: the thread is not marked as new for it.
  if (isOf(event, 'thread.moved') && event.payload) return { ...thread, anchor: event.payload.anchor };
  return after.form === 'flag' ? applyToFlag(after, event) : applyToComment(after, event);
}

function applyToComment<T extends Extract<Thread, { form: 'comment' }>>(comment: T, event: ReviewEvent): T {
  if (isOf(event, 'comment.closed')) return { ...comment, closed: { by: event.by, at: event.at } };
  if (isOf(event, 'thread.reopened')) return { ...comment, closed: null };
  return comment;
}

function applyToFlag(flag: Flag, event: ReviewEvent): Flag {
  const { by, at } = event;
  if (isOf(event, 'flag.assigned') && event.payload) return { ...flag, assignee: event.payload.assignee };
  if (isOf(event, 'flag.settled') && event.payload) return { ...flag, settled: { ...event.payload, by, at } };
  if (isOf(event, 'flag.withdrawn'))
    return { ...flag, settled: { outcome: 'withdrawn', note: null, by, at } };
  if (isOf(event, 'thread.reopened')) return { ...flag, settled: null };
  if (isOf(event, 'flag.regraded') && event.payload) {
    const change = { what: 'severity', ...event.payload, by, at } as const;
    return { ...flag, severity: event.payload.to, changes: [...flag.changes, change] };
  }
  if (isOf(event, 'flag.retyped') && event.payload) {
    const change = { what: 'type', ...event.payload, by, at } as const;
    return { ...flag, type: event.payload.to, changes: [...flag.changes, change] };
  }
  return flag;
}

/** A reply whose words were erased is a deleted one, in its place. */
function replied(event: ReviewEvent<'thread.replied'>): Reply {
  const base = { id: event.seq, by: event.by, at: event.at };
  if (!event.payload) return { ...base, state: 'deleted' };
  return { ...base, state: 'said', ...event.payload, editedAt: null, edits: [] };
}

function withReply(thread: Thread, id: number, change: (reply: Reply) => Reply): Thread {
  return { ...thread, replies: thread.replies.map((reply) => (reply.id === id ? change(reply) : reply)) };
}
