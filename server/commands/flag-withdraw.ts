// Takes back a flag that nobody has answered yet.
import type { CommandPayload } from '../../shared/commands.ts';
import { withOpenFlag } from './answers.ts';
import type { Verb } from './decision.ts';

export const flagWithdraw: Verb<CommandPayload<'flag.withdraw'>> = (asking, { thread }) =>
  withOpenFlag(asking, thread, 'flag.withdraw', () => ({
    facts: [{ type: 'flag.withdrawn', thread, payload: {} }],
  }));
