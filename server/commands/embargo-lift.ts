// Takes an embargo away; before its time, that asks for a reason.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';
import { standingEmbargo } from './standing-embargo.ts';

export const embargoLift: Verb<CommandPayload<'embargo.lift'>> = (asking, { reason }) => {
  const { person, draft } = asking;
  return permitted(can(person, 'embargo.lift', draft), () => {
    const { embargo } = draft;
    if (!embargo) return refuse('already', 'There is no embargo on this draft.');
    if (standingEmbargo(asking) && !reason) return refuse('reason-missing', 'Say why the embargo is lifted.');
    return { facts: [{ type: 'embargo.lifted', thread: null, payload: { from: embargo.until, reason } }] };
  });
};
