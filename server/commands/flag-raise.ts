// Marks a passage as something that must be settled before publication, or should be.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { permitted, strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { knownText } from './known-text.ts';

export const flagRaise: Verb<CommandPayload<'flag.raise'>> = (asking, payload) => {
  const { type, severity, assignee, text, mentions } = payload;
  return permitted(can(asking.person, 'flag.raise', asking.draft), () => {
    const anchor = knownText(asking, payload.anchor);
    if ('code' in anchor) return anchor;
    const stranger = strangerAmong(asking, [...mentions, assignee]);
    const raised = { anchor, type, severity, assignee, text, mentions };
    return stranger ?? { facts: [{ type: 'flag.raised', thread: null, payload: raised }] };
  });
};
