// Mends one's own reply. Who was named in it before may stay named, even if they left since.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { withSaidReply } from './said-reply.ts';

export const replyEdit: Verb<CommandPayload<'reply.edit'>> = (asking, payload) =>
  withSaidReply(asking, payload, 'reply.edit', (said) => {
    const { thread, reply, text, mentions } = payload;
    if (text === said.text) return refuse('already', 'The reply reads like this already.');
    const named = mentions.filter((id) => !said.mentions.includes(id));
    return (
      strangerAmong(asking, named) ?? {
        facts: [{ type: 'reply.edited', thread, payload: { reply, text, mentions } }],
      }
    );
  });
