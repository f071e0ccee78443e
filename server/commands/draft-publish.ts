// Publishes the text that was seen, when nothing stands before it. All reasons why not are told at once.
import type { CommandPayload } from '../../shared/commands.ts';
import { blockers } from '../../shared/review/gate.ts';
import { can } from '../../shared/review/policy.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { permitted } from './answers.ts';
import type { Verb } from './decision.ts';

export const draftPublish: Verb<CommandPayload<'draft.publish'>> = (asking, { textVersion, note }) => {
  const { person, draft, review, article } = asking;
  return permitted(can(person, 'draft.publish', draft), () => {
    const stands = article.textVersion;
    if (textVersion !== stands)
      return refuse('stale', 'The text moved since you read it. Look at what moved, then publish.', {
        textVersion: stands,
      });
    const all = blockers(review, article.blocks(), asking.now);
    if (all.length > 0)
      return refuse('gate-shut', 'The gate is shut. Settle what is listed first.', { blockers: all });
    const number = draft.editions.length + 1;
    if (number > 1 && !note) return refuse('reason-missing', 'Write a correction note for the new edition.');
    return { facts: [], edition: { number, note: note || null } };
  });
};
