// Deletes one's own reply: its words are erased from the log, every edit of them too; its place stays.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Verb } from './decision.ts';
import { withOwnReply } from './own-reply.ts';

export const replyDelete: Verb<CommandPayload<'reply.delete'>> = (asking, payload) =>
  withOwnReply(asking, payload, ({ edits }) => {
    const { thread, reply } = payload;
    return { facts: [{ type: 'reply.deleted', thread, payload: { reply } }], erase: [reply, ...edits] };
  });
