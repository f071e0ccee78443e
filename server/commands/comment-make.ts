// Says something about a passage, or about the draft as a whole.
import type { CommandPayload } from '../../shared/commands.ts';
import { can } from '../../shared/review/policy.ts';
import { permitted, strangerAmong } from './answers.ts';
import type { Verb } from './decision.ts';
import { knownText } from './known-text.ts';

export const commentMake: Verb<CommandPayload<'comment.make'>> = (asking, { text, mentions, ...asked }) =>
  permitted(can(asking.person, 'comment.make', asking.draft), () => {
    const anchor = asked.anchor && knownText(asking, asked.anchor);
    if (anchor && 'code' in anchor) return anchor;
    const stranger = strangerAmong(asking, mentions);
    return (
      stranger ?? { facts: [{ type: 'comment.made', thread: null, payload: { anchor, text, mentions } }] }
    );
  });
