// Opens a published draft for a correction; the edition stays as it is.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftReopen: Verb<CommandPayload<'draft.reopen'>> = ({ person, draft }, { reason }) =>
  permitted(can(person, 'draft.reopen', draft), () =>
    reason === ''
      ? refuse('reason-missing', 'Say what has to be corrected.')
      : { facts: [{ type: 'draft.reopened', thread: null, payload: { reason } }] },
  );
