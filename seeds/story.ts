// A seed draft as it comes about: every step a command or an edit, through the same doors as everybody's.
import type { CommandInput, CommandName } from '../shared/commands.ts';
import type { Asked } from '../shared/protocol.ts';
import type { DraftId } from '../shared/review/draft.ts';
import { type ThreadId, threadIdSchema } from '../shared/review/thread.ts';
import type { Newsroom } from './newsroom.ts';
import type { Handle } from './people.ts';
import type { DraftStory, Hand, SeedDraft } from './seed-draft.ts';
import { anchorOn, lookAs, markStandfirst, replace } from './window.ts';

export async function tellStory(newsroom: Newsroom, draft: SeedDraft): Promise<DraftId> {
  const { clock } = newsroom;
  clock.hoursAgo(draft.begunHoursAgo);
  const { draftId } = await newsroom.ask(draft.owner, 'draft.create', {
    slug: draft.slug,
    desk: draft.desk,
    deadline: clock.inHours(draft.dueInHours),
    content: { format: 'markdown', text: draft.article },
  });
  await lookAs(newsroom, draft.owner, draftId, markStandfirst);
  await draft.happens(storyOf(newsroom, draftId));
  return draftId;
}

function storyOf(newsroom: Newsroom, draftId: DraftId): DraftStory {
  return {
    hoursAgo: (hours) => newsroom.clock.hoursAgo(hours),
    as: (handle) => handOf(newsroom, handle, draftId),
  };
}

function handOf(newsroom: Newsroom, handle: Handle, draftId: DraftId): Hand {
  const act = <N extends CommandName>(name: N, payload: CommandInput<N>): Promise<Asked> =>
    newsroom.ask(handle, name, payload);
  const said = (text: string) => ({ text, mentions: newsroom.mentionsIn(text) });
  const anchor = async (words: string) =>
    (await lookAs(newsroom, handle, draftId, (article) => anchorOn(article, words))).seen;
  return {
    flags: async (words, { says, assignee, ...flag }) => {
      const named = assignee ? newsroom.personOf(assignee).id : null;
      const payload = { draftId, anchor: await anchor(words), assignee: named, ...flag, ...said(says) };
      return threadOf(await act('flag.raise', payload));
    },
    comments: async (words, says) => {
      const where = words === null ? null : await anchor(words);
      return threadOf(await act('comment.make', { draftId, anchor: where, ...said(says) }));
    },
    replies: async (thread, says) => void (await act('thread.reply', { draftId, thread, ...said(says) })),
    settles: async (thread, outcome, note) =>
      void (await act('flag.settle', { draftId, thread, outcome, note })),
    moves: async (to, reason = null) => void (await act('draft.move', { draftId, to, reason })),
    publishes: async () => {
      const { textVersion } = await lookAs(newsroom, handle, draftId, () => null);
      await act('draft.publish', { draftId, textVersion });
    },
    types: async (then, now) =>
      void (await lookAs(newsroom, handle, draftId, (article) => replace(article, then, now))),
  };
}

function threadOf({ seq }: Asked): ThreadId {
  return threadIdSchema.parse(seq);
}
