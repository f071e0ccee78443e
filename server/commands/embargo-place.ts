// Says before when a draft may not appear. To make it later is safe; to bring it nearer is to lift a part of it.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';
import { standingEmbargo } from './standing-embargo.ts';

export const embargoPlace: Verb<CommandPayload<'embargo.place'>> = (asking, { until, reason }) => {
  const { person, draft, now } = asking;
  const stands = standingEmbargo(asking);
  const isNearer = stands !== null && Date.parse(until) < Date.parse(stands.until);
  return permitted(can(person, isNearer ? 'embargo.lift' : 'embargo.place', draft), () => {
    if (Date.parse(until) <= now)
      return refuse('already', 'That time has passed already. Choose a later one, or lift the embargo.');
    if (stands && Date.parse(until) === Date.parse(stands.until))
      return refuse('already', 'Nothing would change: the embargo is until then already.');
    if (isNearer && !reason) return refuse('reason-missing', 'Say why the embargo ends sooner.');
    const from = draft.embargo?.until ?? null;
    return { facts: [{ type: 'embargo.placed', thread: null, payload: { from, until, reason } }] };
  });
};
