// Mends one's own reply.
import type { CommandPayload } from '../../shared/commands.ts';
import { strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { withOwnReply } from './own-reply.ts';

export const replyEdit: Verb<CommandPayload<'reply.edit'>> = (asking, payload) =>
  withOwnReply(asking, payload, () => {
    const { thread, reply, text, mentions } = payload;
    return (
      strangerAmong(asking, mentions) ?? {
        facts: [{ type: 'reply.edited', thread, payload: { reply, text, mentions } }],
      }
    );
  });
