// Gives a draft another slug. Editions keep the one they came out under.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftRename: Verb<CommandPayload<'draft.rename'>> = ({ person, draft }, { slug: to }) =>
  permitted(can(person, 'draft.rename', draft), () => {
    const from = draft.slug;
    if (from === to) return refuse('already', 'The draft has this slug already.');
    return { facts: [{ type: 'draft.renamed', thread: null, payload: { from, to } }] };
  });
