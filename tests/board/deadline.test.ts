// How the board says a deadline.
import { expect, test } from 'vitest';
import { dueOf } from '../../client/board/deadline.ts';

const now = new Date('2026-03-01T12:00:00.000Z').getTime();

test.each([
  ['2026-03-01T09:00:00.000Z', 'Overdue by 3 hours', 'overdue'],
  ['2026-03-01T11:59:50.000Z', 'Overdue by a moment', 'overdue'],
  ['2026-03-01T12:01:00.000Z', 'Due in 1 minute', 'soon'],
  ['2026-03-01T14:30:00.000Z', 'Due in 2 hours', 'soon'],
  ['2026-03-02T12:00:00.000Z', 'Due tomorrow', 'later'],
  ['2026-03-05T12:00:00.000Z', 'Due in 4 days', 'later'],
])('%s reads as “%s”', (deadline, words, state) => {
  expect(dueOf(deadline, now)).toEqual({ words, state });
});
