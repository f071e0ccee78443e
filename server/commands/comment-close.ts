// Takes a comment out of the way.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { isOpen } from '../../shared/review/thread.ts';
import { withThread } from './answers.ts';
import type { Verb } from './decision.ts';

export const commentClose: Verb<CommandPayload<'comment.close'>> = (asking, { thread: id }) =>
  withThread(asking, id, 'comment.close', (thread) =>
    isOpen(thread)
      ? { facts: [{ type: 'comment.closed', thread: id, payload: {} }] }
      : refuse('not-open', 'This comment is closed already.'),
  );
