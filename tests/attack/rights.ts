// Who may ask what, written out by hand: for every command, in every situation that makes a difference, the roles that are
// answered yes, on a draft that is their own and on somebody else's. Whoever is not named is answered `forbidden`. Nothing
// here asks policy.ts, which is what this table is held against.
import type { CommandName } from '../../shared/commands.ts';
import type { Desk, Role } from '../../shared/newsroom.ts';
import type { Prepared } from './rights-scene.ts';

const NOBODY: readonly Role[] = [];
const COMMENTERS: readonly Role[] = ['reviewer', 'writer', 'editor', 'chief'];
const WRITERS: readonly Role[] = ['writer', 'editor', 'chief'];
const EDITORS: readonly Role[] = ['editor', 'chief'];
const CHIEFS: readonly Role[] = ['chief'];

export type Case = {
  readonly when: string;
  /** The desk that whoever asks sits at; none unless it is said. */
  readonly desk?: Desk;
  /** Brings about the situation; answers what is asked then. */
  readonly asks: (draft: Prepared) => object | Promise<object>;
  readonly own: readonly Role[];
  readonly others: readonly Role[];
};

const all = (may: readonly Role[]) => ({ own: may, others: may });
const REASON = 'For good reason.';
const LATER = '2099-01-02T00:00:00.000Z';
const LATEST = '2099-01-03T00:00:00.000Z';

export const RIGHTS: Readonly<Record<CommandName, readonly Case[]>> = {
  'draft.create': [
    {
      when: 'from text',
      asks: () => ({ content: { format: 'text', text: 'Cranes\n\nTwelve.' } }),
      ...all(WRITERS),
    },
  ],
  'draft.duplicate': [
    { when: 'in writing', asks: ({ draftId }) => ({ draftId }), ...all(WRITERS) },
    {
      when: 'spiked',
      asks: (draft) => draft.is('spiked').then(({ draftId }) => ({ draftId })),
      ...all(WRITERS),
    },
  ],
  'draft.assign': [
    {
      when: 'to a writer',
      asks: ({ draftId, fay }) => ({ draftId, owner: fay }),
      own: WRITERS,
      others: EDITORS,
    },
  ],
  'draft.transfer': [
    { when: 'to another desk', asks: ({ draftId }) => ({ draftId, desk: 'legal' }), ...all(EDITORS) },
  ],
  'draft.rename': [
    {
      when: 'in writing',
      asks: ({ draftId }) => ({ draftId, slug: 'cranes' }),
      own: WRITERS,
      others: EDITORS,
    },
    {
      when: 'published',
      asks: (draft) => draft.is('published').then(({ draftId }) => ({ draftId, slug: 'cranes' })),
      ...all(NOBODY),
    },
  ],
  'deadline.move': [
    {
      when: 'in writing',
      asks: ({ draftId }) => ({ draftId, deadline: LATER }),
      own: WRITERS,
      others: EDITORS,
    },
  ],
  'embargo.place': [
    {
      when: 'none stands',
      asks: ({ draftId }) => ({ draftId, until: LATER }),
      own: WRITERS,
      others: EDITORS,
    },
    {
      when: 'brought nearer',
      asks: async (draft) => {
        await draft.by('chief', 'embargo.place', { until: LATEST });
        return { draftId: draft.draftId, until: LATER, reason: REASON };
      },
      ...all(EDITORS),
    },
  ],
  'embargo.lift': [
    {
      when: 'one stands',
      asks: async (draft) => {
        await draft.by('chief', 'embargo.place', { until: LATER });
        return { draftId: draft.draftId, reason: REASON };
      },
      ...all(EDITORS),
    },
  ],
  'draft.move': [
    { when: 'handed in', asks: ({ draftId }) => ({ draftId, to: 'review' }), ...all(WRITERS) },
    {
      when: 'sent back from review',
      asks: (draft) => draft.is('review').then(({ draftId }) => ({ draftId, to: 'writing' })),
      own: WRITERS,
      others: EDITORS,
    },
    {
      when: 'called ready',
      asks: (draft) => draft.is('review').then(({ draftId }) => ({ draftId, to: 'ready' })),
      ...all(EDITORS),
    },
    {
      when: 'sent back from ready',
      asks: (draft) => draft.is('ready').then(({ draftId }) => ({ draftId, to: 'writing' })),
      ...all(EDITORS),
    },
    {
      when: 'laid aside',
      asks: ({ draftId }) => ({ draftId, to: 'spiked', reason: REASON }),
      ...all(EDITORS),
    },
    {
      when: 'brought back',
      asks: (draft) => draft.is('spiked').then(({ draftId }) => ({ draftId, to: 'writing' })),
      ...all(EDITORS),
    },
  ],
  'draft.publish': [
    {
      when: 'ready, with an open gate',
      asks: async (draft) => {
        await draft.is('ready');
        return { draftId: draft.draftId, textVersion: await draft.textVersion() };
      },
      ...all(EDITORS),
    },
  ],
  'draft.reopen': [
    {
      when: 'published',
      asks: (draft) => draft.is('published').then(({ draftId }) => ({ draftId, reason: REASON })),
      ...all(EDITORS),
    },
  ],
  'comment.make': [
    {
      when: 'on the draft',
      asks: ({ draftId }) => ({ draftId, anchor: null, text: 'Nice.' }),
      ...all(COMMENTERS),
    },
    {
      when: 'on a spiked draft',
      asks: (draft) => draft.is('spiked').then(({ draftId }) => ({ draftId, anchor: null, text: 'Pity.' })),
      ...all(NOBODY),
    },
  ],
  'comment.close': [
    {
      when: 'a colleague’s',
      asks: async (draft) => ({ draftId: draft.draftId, thread: await draft.comment('reviewer') }),
      own: COMMENTERS,
      others: EDITORS,
    },
    {
      when: 'one’s own',
      asks: async (draft) => ({ draftId: draft.draftId, thread: await draft.comment('asker') }),
      ...all(COMMENTERS),
    },
  ],
  'flag.raise': [
    {
      when: 'in writing',
      asks: async (draft) => ({
        ...{ draftId: draft.draftId, anchor: await draft.anchor(), type: 'fact', severity: 'blocking' },
        text: 'Is it?',
      }),
      ...all(COMMENTERS),
    },
  ],
  'flag.assign': [
    {
      when: 'a colleague’s',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), assignee: draft.fay }),
      ...all(COMMENTERS),
    },
  ],
  'flag.regrade': [
    {
      when: 'lowered, from no desk',
      asks: async (draft) => ({
        ...(await draft.flag('reviewer', 'fact')),
        severity: 'advisory',
        reason: REASON,
      }),
      ...all(CHIEFS),
    },
    {
      when: 'lowered, from its desk',
      desk: 'fact',
      asks: async (draft) => ({
        ...(await draft.flag('reviewer', 'fact')),
        severity: 'advisory',
        reason: REASON,
      }),
      ...all(COMMENTERS),
    },
    {
      when: 'made blocking',
      asks: async (draft) => ({
        ...(await draft.flag('reviewer', 'fact', 'advisory')),
        ...{ severity: 'blocking', reason: REASON },
      }),
      ...all(COMMENTERS),
    },
  ],
  'flag.retype': [
    {
      when: 'from no desk',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), type: 'style', reason: REASON }),
      ...all(CHIEFS),
    },
    {
      when: 'from its desk',
      desk: 'fact',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), type: 'style', reason: REASON }),
      ...all(COMMENTERS),
    },
    {
      when: 'away from the lawyers, at their desk',
      desk: 'legal',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'legal')), type: 'style', reason: REASON }),
      own: NOBODY,
      others: COMMENTERS,
    },
  ],
  'flag.settle': [
    {
      when: 'from no desk',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), outcome: 'fixed' }),
      ...all(CHIEFS),
    },
    {
      when: 'from its desk',
      desk: 'fact',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), outcome: 'fixed' }),
      ...all(COMMENTERS),
    },
    {
      when: 'from another desk',
      desk: 'copy',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), outcome: 'stet' }),
      ...all(CHIEFS),
    },
    {
      when: 'one’s own flag, from no desk',
      asks: async (draft) => ({ ...(await draft.flag('asker', 'fact')), outcome: 'fixed' }),
      ...all(CHIEFS),
    },
    {
      when: 'legal, from its desk',
      desk: 'legal',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'legal')), outcome: 'fixed' }),
      own: NOBODY,
      others: COMMENTERS,
    },
    {
      when: 'waived, from its desk',
      desk: 'fact',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), outcome: 'waived', note: REASON }),
      ...all(EDITORS),
    },
  ],
  'flag.withdraw': [
    { when: 'a colleague’s', asks: (draft) => draft.flag('reviewer', 'fact'), ...all(NOBODY) },
    { when: 'one’s own', asks: (draft) => draft.flag('asker', 'fact'), ...all(COMMENTERS) },
    {
      when: 'one’s own that was answered',
      asks: async (draft) => {
        const flag = await draft.flag('asker', 'fact');
        await draft.by('reviewer', 'thread.reply', { thread: flag.thread, text: 'It is.' });
        return flag;
      },
      ...all(NOBODY),
    },
  ],
  'thread.reply': [
    {
      when: 'to a colleague',
      asks: async (draft) => ({ ...(await draft.flag('reviewer', 'fact')), text: 'It is.' }),
      ...all(COMMENTERS),
    },
  ],
  'thread.reopen': [
    {
      when: 'a closed comment',
      asks: async (draft) => {
        const thread = await draft.comment('reviewer');
        await draft.by('chief', 'comment.close', { thread });
        return { draftId: draft.draftId, thread };
      },
      ...all(COMMENTERS),
    },
    { when: 'a settled flag, from no desk', asks: (draft) => draft.settled('reviewer'), ...all(CHIEFS) },
    {
      when: 'a settled flag, from its desk',
      desk: 'fact',
      asks: (draft) => draft.settled('reviewer'),
      ...all(COMMENTERS),
    },
    { when: 'a settled flag of one’s own', asks: (draft) => draft.settled('asker'), ...all(COMMENTERS) },
  ],
  'reply.edit': [
    {
      when: 'a colleague’s',
      asks: async (draft) => ({ ...(await draft.reply('reviewer')), text: 'Otherwise.' }),
      ...all(NOBODY),
    },
    {
      when: 'one’s own',
      asks: async (draft) => ({ ...(await draft.reply('asker')), text: 'Otherwise.' }),
      ...all(COMMENTERS),
    },
  ],
  'reply.delete': [
    { when: 'a colleague’s', asks: (draft) => draft.reply('reviewer'), ...all(CHIEFS) },
    { when: 'one’s own', asks: (draft) => draft.reply('asker'), ...all(COMMENTERS) },
  ],
};
