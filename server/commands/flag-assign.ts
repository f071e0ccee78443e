// Gives a flag to somebody to look after, or to its desk again.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { strangerAmong, withOpenFlag } from './answers.ts';
import type { Verb } from './decision.ts';

export const flagAssign: Verb<CommandPayload<'flag.assign'>> = (asking, { thread, assignee }) =>
  withOpenFlag(asking, thread, 'flag.assign', (flag) => {
    if (flag.assignee === assignee)
      return refuse('already', 'Nothing would change: it is assigned like this already.');
    return (
      strangerAmong(asking, [assignee]) ?? {
        facts: [{ type: 'flag.assigned', thread, payload: { assignee } }],
      }
    );
  });
