// The timeline's sentences and filters.
import { describe, expect, it } from 'vitest';
import { tellBurst, tellEvent } from '../../client/timeline/sentences.ts';
import { byDay, matterOf, shownOf, threadOf } from '../../client/timeline/timeline-filter.ts';
import type { Moment } from '../../shared/api/timeline.ts';
import type { Fact, ReviewEvent } from '../../shared/review/events.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { ann, bob, personOf } from '../fixtures/newsroom.ts';

const nameOf = (id: typeof ann.id): string => personOf(id)?.name ?? 'Somebody who left';

function event(
  seq: number,
  fact: Pick<Fact, 'type'> & { payload: unknown; thread?: number },
  by = ann,
): ReviewEvent {
  const thread = fact.thread === undefined ? null : threadIdSchema.parse(fact.thread);
  return { seq, at: `2026-03-0${seq}T10:00:00.000Z`, by: by.id, ...fact, thread } as ReviewEvent;
}

const burst = (seq: number): Moment => ({
  kind: 'burst',
  burst: {
    by: bob.id,
    from: `2026-03-0${seq}T09:00:00.000Z`,
    to: `2026-03-0${seq}T09:10:00.000Z`,
    first: seq,
    last: seq,
    typed: 1,
    cut: 0,
  },
});
const moment = (one: ReviewEvent): Moment => ({ kind: 'event', event: one });

describe('a moment is told as a sentence', () => {
  it.each([
    [
      { type: 'draft.moved', payload: { from: 'writing', to: 'review', reason: 'Done.' } },
      'moved the draft to Review',
      'Done.',
    ],
    [
      { type: 'flag.raised', payload: { type: 'attribution', severity: 'advisory', text: 'Who says so?' } },
      'raised an advisory attribution flag',
      'Who says so?',
    ],
    [{ type: 'flag.settled', payload: { outcome: 'stet', note: null } }, 'settled a flag as stet', null],
    [{ type: 'flag.assigned', payload: { assignee: bob.id } }, `gave a flag to ${bob.name}`, null],
    [
      { type: 'flag.retyped', payload: { from: 'other', to: 'legal', reason: 'It is.' } },
      'made an other flag a legal flag',
      'It is.',
    ],
    [{ type: 'deadline.moved', payload: { from: null, to: null } }, 'took the deadline away', null],
    [{ type: 'thread.replied', payload: null }, 'said something that was deleted since', null],
  ] as const)('%j', (fact, did, words) => {
    expect(tellEvent(event(1, fact), nameOf)).toEqual({ did, words });
  });

  it.each([
    [{ typed: 1, cut: 0 }, 'typed 1 character'],
    [{ typed: 1_200, cut: 30 }, 'typed 1,200 characters and cut 30 characters'],
    [{ typed: 0, cut: 0 }, 'changed how the text looks'],
  ])('%j', (amount, did) => {
    expect(tellBurst({ by: ann.id, from: '', to: '', first: 1, last: 1, ...amount }).did).toBe(did);
  });
});

describe('what is shown', () => {
  const raised = event(2, { type: 'flag.raised', payload: null });
  const moved = event(
    3,
    { type: 'draft.moved', payload: { from: 'writing', to: 'review', reason: null } },
    bob,
  );
  const followed = event(4, { type: 'thread.moved', payload: null, thread: 2 });
  const settled = event(5, { type: 'flag.settled', payload: null, thread: 2 });
  const all = [burst(1), ...[raised, moved, followed, settled].map(moment)];

  it('is newest first, and leaves out that flags followed their words', () => {
    expect(shownOf(all, { matter: null, by: null })).toEqual([
      moment(settled),
      moment(moved),
      moment(raised),
      burst(1),
    ]);
  });

  it('is narrowed by what it was about and by who did it', () => {
    expect(all.map(matterOf)).toEqual(['text', 'threads', 'draft', 'threads', 'threads']);
    expect(shownOf(all, { matter: 'draft', by: null })).toEqual([moment(moved)]);
    expect(shownOf(all, { matter: null, by: bob.id })).toEqual([moment(moved), burst(1)]);
    expect(shownOf(all, { matter: 'draft', by: ann.id })).toEqual([]);
  });

  it('leads to the thread that it is about: its own, or the one that it begins', () => {
    expect(all.map(threadOf)).toEqual([null, 2, null, 2, 2]);
  });

  it('stands under its day', () => {
    expect(byDay([moment(settled), burst(5), burst(1)]).map(([, those]) => those.length)).toEqual([2, 1]);
  });
});
