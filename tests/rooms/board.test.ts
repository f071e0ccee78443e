/** What the board tells: changed cards to whoever has it open, and who is where when that changed. */
import { expect, test } from 'vitest';
import { Board } from '../../server/rooms/board.ts';
import type { Tell } from '../../server/rooms/tell.ts';
import { card } from '../board/cards.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann } from '../fixtures/newsroom.ts';

function scene() {
  const [clock, told] = [new HandClock(), [] as { sessions: readonly string[]; message: unknown }[]];
  const tell: Tell = (sessions, _, message) => void told.push({ sessions, message });
  return { clock, told, board: new Board(clock, tell) };
}

const harbour = card({ slug: 'harbour' });

test('nobody is told nothing, and nothing is put together for nobody', () => {
  const { board, clock, told } = scene();
  board.put(harbour);
  board.see(harbour.id, [ann.id]);
  clock.passes(10_000);
  expect(told).toEqual([]);
});

test('a card that changed is told by itself, and who is where when somebody came or left', () => {
  const { board, clock, told } = scene();
  board.enter('bob-1');
  board.put(harbour);
  clock.passes(250);
  board.see(harbour.id, [ann.id]);
  clock.passes(250);
  board.see(harbour.id, []);
  board.put({ ...harbour, seq: 2 });
  clock.passes(250);
  expect(told).toEqual([
    { sessions: ['bob-1'], message: { cards: [harbour], present: null } },
    { sessions: ['bob-1'], message: { cards: [], present: { [harbour.id]: [ann.id] } } },
    { sessions: ['bob-1'], message: { cards: [{ ...harbour, seq: 2 }], present: {} } },
  ]);
});

test('hundreds of windows are told in turns, all of them the same news', () => {
  const { board, clock, told } = scene();
  for (let at = 0; at < 250; at += 1) board.enter(`window-${at}`);
  board.see(harbour.id, [ann.id]);
  clock.passes(1_000);
  expect(told.map(({ sessions }) => sessions.length)).toEqual([100, 100, 50]);
  expect(told.every(({ message }) => JSON.stringify(message).includes(ann.id))).toBe(true);
});
