// Changes what a flag is about, and with it the desk that settles it; with a reason.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { withOpenFlag } from './answers.ts';
import type { Verb } from './decision.ts';

export const flagRetype: Verb<CommandPayload<'flag.retype'>> = (asking, { thread, type, reason }) =>
  withOpenFlag(asking, thread, 'flag.retype', (flag) => {
    if (flag.type === type) return refuse('already', `This is a ${type} flag already.`);
    if (reason === '') return refuse('reason-missing', 'Say why the type changes.');
    return { facts: [{ type: 'flag.retyped', thread, payload: { from: flag.type, to: type, reason } }] };
  });
