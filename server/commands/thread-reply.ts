// Answers in a thread; also in a settled one, where it reopens nothing.
import type { CommandPayload } from '../../shared/commands.ts';
import { strangerAmong, withThread } from './answers.ts';
import type { Verb } from './decision.ts';

export const threadReply: Verb<CommandPayload<'thread.reply'>> = (asking, { thread, text, mentions }) =>
  withThread(
    asking,
    thread,
    'thread.reply',
    () =>
      strangerAmong(asking, mentions) ?? {
        facts: [{ type: 'thread.replied', thread, payload: { text, mentions } }],
      },
  );
