// Hands a draft to another desk.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftTransfer: Verb<CommandPayload<'draft.transfer'>> = ({ person, draft }, { desk: to }) =>
  permitted(can(person, 'draft.transfer', draft), () => {
    const from = draft.desk;
    if (from === to) return refuse('already', `This draft is with the ${to} desk already.`);
    return { facts: [{ type: 'draft.transferred', thread: null, payload: { from, to } }] };
  });
