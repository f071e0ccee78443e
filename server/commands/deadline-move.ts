// Sets, moves or takes away the time by which a draft is wanted.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const deadlineMove: Verb<CommandPayload<'deadline.move'>> = ({ person, draft }, { deadline: to }) =>
  permitted(can(person, 'deadline.move', draft), () => {
    const from = draft.deadline;
    if (from === to) return refuse('already', 'Nothing would change: the deadline is this already.');
    return { facts: [{ type: 'deadline.moved', thread: null, payload: { from, to } }] };
  });
