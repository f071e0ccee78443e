import { expect, test } from 'vitest';
import { isNewTo, isReplyNewTo } from '../../client/review/new-since.ts';
import { personIdSchema } from '../../shared/newsroom.ts';
import { type Comment, type Reply, threadIdSchema } from '../../shared/review/thread.ts';

const ann = personIdSchema.parse('ann');
const bob = personIdSchema.parse('bob');

function said(by: typeof ann, id: number): Reply {
  return {
    id,
    by,
    at: `2026-01-01T00:00:0${id}.000Z`,
    state: 'said',
    text: 'Yes.',
    mentions: [],
    editedAt: null,
    edits: [],
  };
}

function commentBy(by: typeof ann, ...replies: readonly Reply[]): Comment {
  return {
    form: 'comment',
    id: threadIdSchema.parse(1),
    anchor: null,
    by,
    at: '2026-01-01T00:00:01.000Z',
    text: 'Is it so?',
    mentions: [],
    replies,
    newest: replies.at(-1)?.id ?? 1,
    closed: null,
  };
}

test('what a colleague began or answered since my last visit is new', () => {
  expect(isNewTo(ann, commentBy(bob), 0)).toBe(true);
  expect(isNewTo(ann, commentBy(ann, said(bob, 2)), 1)).toBe(true);
  expect(isReplyNewTo(ann, said(bob, 2), 1)).toBe(true);
});

test('my own answer makes nothing new to me', () => {
  expect(isNewTo(ann, commentBy(bob, said(ann, 2)), 1)).toBe(false);
  expect(isReplyNewTo(ann, said(ann, 2), 1)).toBe(false);
});

test('what I saw is not new', () => {
  expect(isNewTo(ann, commentBy(bob, said(bob, 2)), 2)).toBe(false);
});
