/** Where somebody's cursor is, only they say; and however often they say it, the others hear it once in 80 ms; a crowd that comes, once in a second. */
import { expect, test } from 'vitest';
import { RoomPresence } from '../../server/rooms/presence.ts';
import type { Presence, Told } from '../../shared/protocol.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, eve } from '../fixtures/newsroom.ts';

type Change = Pick<Told['draft.presence'], 'changed' | 'left'>;

const at = (byte: number): Presence['cursor'] => ({ anchor: Uint8Array.of(byte), head: Uint8Array.of(byte) });

function scene() {
  const clock = new HandClock();
  const told: Change[] = [];
  const presence = new RoomPresence(clock, (change) => told.push(change));
  presence.enter('anns', ann.id);
  presence.enter('bobs', bob.id);
  clock.passes(250);
  told.length = 0;
  return { clock, told, presence };
}

test('a flood of cursors is one message in 80 ms, and the latest wins', () => {
  const { clock, told, presence } = scene();
  for (let ms = 0; ms < 800; ms += 1) {
    for (let burst = 0; burst < 10; burst += 1) presence.move('anns', at(ms % 256));
    clock.passes(1);
  }
  expect(told.length).toBe(10);
  expect(told.at(-1)?.changed).toEqual([{ session: 'anns', person: ann.id, cursor: at(799 % 256) }]);
});

test('who comes alone is told within 250 ms', () => {
  const { clock, told, presence } = scene();
  presence.enter('eves', eve.id);
  clock.passes(249);
  expect(told).toEqual([]);
  clock.passes(1);
  expect(told).toEqual([{ changed: [{ session: 'eves', person: eve.id, cursor: null }], left: [] }]);
});

test('a crowd that comes is told of in one message, when the last has come', () => {
  const { clock, told, presence } = scene();
  for (let one = 0; one < 9; one += 1) {
    presence.enter(`eves ${one}`, eve.id);
    clock.passes(100);
  }
  expect(told).toEqual([]);
  clock.passes(150);
  expect(told.map(({ changed }) => changed.length)).toEqual([9]);
});

test('a crowd that comes and goes, over and over, is one message in a second', () => {
  const { clock, told, presence } = scene();
  for (let ms = 0; ms < 4_004; ms += 1) {
    presence.leave('anns');
    presence.enter('anns', ann.id);
    clock.passes(1);
  }
  expect(told.length).toBe(4);
});

test('who came is told with the next cursor that moves, and not a second time', () => {
  const { clock, told, presence } = scene();
  presence.enter('eves', eve.id);
  clock.passes(100);
  presence.move('anns', at(1));
  clock.passes(80);
  expect(told.map(({ changed }) => changed.map(({ session }) => session))).toEqual([['eves', 'anns']]);
  clock.passes(1_000);
  expect(told.length).toBe(1);
});

test('a cursor that moves just before newcomers would be told does not put them off', () => {
  const { clock, told, presence } = scene();
  presence.enter('eves', eve.id);
  clock.passes(249);
  presence.move('anns', at(1));
  clock.passes(1);
  expect(told.length).toBe(1);
});

test('whoever is not here moves nobody and takes nobody away', () => {
  const { clock, told, presence } = scene();
  presence.move('mallorys', at(1));
  presence.leave('mallorys');
  clock.passes(1_000);
  expect(told).toEqual([]);
  expect(presence.all.map(({ session }) => session)).toEqual(['anns', 'bobs']);
});
