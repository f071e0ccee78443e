// Gives a draft to somebody else, who answers for it from then on. Whose it was is not forgotten.
import type { CommandPayload } from '../../shared/commands.ts';
import { can, canOwn } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftAssign: Verb<CommandPayload<'draft.assign'>> = (asking, { owner: to }) => {
  const { person, draft, personOf } = asking;
  return permitted(can(person, 'draft.assign', draft), () => {
    const from = draft.owner;
    if (from === to) return refuse('already', 'Nothing would change: the draft is theirs already.');
    const next = personOf(to);
    if (!next) return refuse('not-found', 'Nobody of that name is in the newsroom. Choose somebody else.');
    return permitted(canOwn(next), () => ({
      facts: [{ type: 'draft.assigned', thread: null, payload: { from, to } }],
    }));
  });
};
