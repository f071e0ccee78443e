// Deletes a reply: its words are erased from the log, every edit of them too; its place stays.
import type { CommandPayload } from '../../shared/commands.ts';
import type { Verb } from './decision.ts';
import { withSaidReply } from './said-reply.ts';

export const replyDelete: Verb<CommandPayload<'reply.delete'>> = (asking, payload) =>
  withSaidReply(asking, payload, 'reply.delete', ({ edits }) => {
    const { thread, reply } = payload;
    return { facts: [{ type: 'reply.deleted', thread, payload: { reply } }], erase: [reply, ...edits] };
  });
