// Changes how severe a flag is, with a reason. Lowering is for its desk; anybody who may raise may make it blocking.
import type { CommandPayload } from '../../shared/commands.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { withOpenFlag } from './answers.ts';
import type { Verb } from './decision.ts';

export const flagRegrade: Verb<CommandPayload<'flag.regrade'>> = (asking, { thread, severity, reason }) =>
  withOpenFlag(asking, thread, severity === 'advisory' ? 'flag.lower' : 'flag.heighten', (flag) => {
    if (flag.severity === severity) return refuse('already', `This flag is ${severity} already.`);
    if (reason === '') return refuse('reason-missing', 'Say why the severity changes.');
    return {
      facts: [{ type: 'flag.regraded', thread, payload: { from: flag.severity, to: severity, reason } }],
    };
  });
