// Moves a draft to another stage; publishing and reopening have commands of their own.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftMove: Verb<CommandPayload<'draft.move'>> = ({ person, draft }, { to, reason }) => {
  if (draft.stage === to) return refuse('already', `This draft is in ${to} already.`);
  return permitted(can(person, `draft.move.${to}`, draft), () => {
    if (to === 'spiked' && !reason) return refuse('reason-missing', 'Say why the draft is spiked.');
    return { facts: [{ type: 'draft.moved', thread: null, payload: { from: draft.stage, to, reason } }] };
  });
};
