// Marks a passage as something that must be settled before publication, or should be.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { permitted, strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { unknownText } from './unknown-text.ts';

export const flagRaise: Verb<CommandPayload<'flag.raise'>> = (asking, payload) => {
  const { anchor, type, severity, assignee, text, mentions } = payload;
  return permitted(
    can(asking.person, 'flag.raise', asking.draft),
    () =>
      unknownText(asking, anchor) ??
      strangerAmong(asking, [...mentions, assignee]) ?? {
        facts: [
          {
            type: 'flag.raised',
            thread: null,
            payload: { anchor, type, severity, assignee, text, mentions },
          },
        ],
      },
  );
};
