/** However many look at the board, all are told how it stands, and nobody's keystroke waits for all of them. */
import { expect, test } from 'vitest';
import { Board } from '../../server/rooms/board.ts';
import { cardOf } from '../../shared/review/card.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, draft, draftId, NOON } from '../fixtures/newsroom.ts';

const WINDOWS = 250;

/** A board with many windows; `told` is how often each was, `present` what it was told last. */
function busyBoard() {
  const clock = new HandClock();
  const sizes: number[] = [];
  const present = new Map<string, unknown>();
  const during: (() => void)[] = [];
  const board = new Board(clock, (sessions, _, message) => {
    sizes.push(sessions.length);
    for (const session of sessions) present.set(session, 'present' in message ? message.present : null);
    during.shift()?.();
  });
  for (let at = 0; at < WINDOWS; at++) board.enter(`window ${at}`);
  return { board, clock, sizes, present, during };
}

test('many windows are told in several goes, each once', () => {
  const { board, clock, sizes } = busyBoard();
  const card = cardOf({ draft: draft(), threads: [], lastEvent: 1 }, [], { seq: 1, changedAt: NOON });
  if (!card) throw new Error('The draft has no card.');
  board.put(card);
  clock.passes(250);
  expect(sizes).toEqual([100, 100, 50]);
  clock.passes(10_000);
  expect(sizes.length).toBe(3);
});

test('what changes while some are told reaches everybody in the end', () => {
  const { board, clock, present, during } = busyBoard();
  during.push(() => board.see(draftId(), [bob.id]));
  board.see(draftId(), [ann.id]);
  clock.passes(1_000);
  const states = new Set([...present.values()].map((one) => JSON.stringify(one)));
  expect([present.size, [...states]]).toEqual([WINDOWS, [JSON.stringify({ [draftId()]: [bob.id] })]]);
});
