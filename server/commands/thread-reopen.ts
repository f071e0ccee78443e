// Opens a settled flag or a closed comment again.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { isOpen } from '../../shared/review/thread.ts';
import { withThread } from './answers.ts';
import type { Verb } from './decision.ts';

export const threadReopen: Verb<CommandPayload<'thread.reopen'>> = (asking, { thread: id, reason }) =>
  withThread(asking, id, 'thread.reopen', (thread) =>
    isOpen(thread)
      ? refuse('open', 'This thread is open.')
      : { facts: [{ type: 'thread.reopened', thread: id, payload: { reason } }] },
  );
