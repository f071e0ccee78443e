// Says something about a passage, or about the draft as a whole.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { permitted, strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { unknownText } from './unknown-text.ts';

export const commentMake: Verb<CommandPayload<'comment.make'>> = (asking, { anchor, text, mentions }) =>
  permitted(
    can(asking.person, 'comment.make', asking.draft),
    () =>
      (anchor && unknownText(asking, anchor)) ??
      strangerAmong(asking, mentions) ?? {
        facts: [{ type: 'comment.made', thread: null, payload: { anchor, text, mentions } }],
      },
  );
