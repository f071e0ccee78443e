/** Where somebody's cursor is, only they say; and however often they say it, the others hear it once in 80 ms. */
import { expect, test } from 'vitest';
import { RoomPresence } from '../../server/rooms/presence.ts';
import type { Presence, Told } from '../../shared/protocol.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob } from '../fixtures/newsroom.ts';

type Change = Pick<Told['draft.presence'], 'changed' | 'left'>;

const at = (byte: number): Presence['cursor'] => ({ anchor: Uint8Array.of(byte), head: Uint8Array.of(byte) });

function scene() {
  const clock = new HandClock();
  const told: Change[] = [];
  const presence = new RoomPresence(clock, (change) => told.push(change));
  presence.enter('anns', ann.id);
  presence.enter('bobs', bob.id);
  clock.passes(80);
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

test('coming and going, over and over, is one message in 80 ms as well', () => {
  const { clock, told, presence } = scene();
  for (let ms = 0; ms < 800; ms += 1) {
    presence.leave('anns');
    presence.enter('anns', ann.id);
    clock.passes(1);
  }
  expect(told.length).toBe(10);
});

test('whoever is not here moves nobody and takes nobody away', () => {
  const { clock, told, presence } = scene();
  presence.move('mallorys', at(1));
  presence.leave('mallorys');
  clock.passes(1_000);
  expect(told).toEqual([]);
  expect(presence.all.map(({ session }) => session)).toEqual(['anns', 'bobs']);
});
