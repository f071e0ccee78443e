/** How long a draft stays in memory, and what is kept so that it comes back fast. */
import { expect, test } from 'vitest';
import type { Loaded, Store } from '../../server/store/store.ts';
import { yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene() {
  const clock = new HandClock();
  const loads: string[] = [];
  const counting = (store: Store): Store =>
    new Proxy(store, {
      get: (target, name) => {
        if (name === 'load') {
          return (draft: Parameters<Store['load']>[0]): Promise<Loaded> => {
            loads.push(draft);
            return target.load(draft);
          };
        }
        const own: unknown = Reflect.get(target, name, target);
        return typeof own === 'function' ? own.bind(target) : own;
      },
    });
  const room = await newsroom({ clock, store: counting });
  const draft = await room.makes('Harbour to reopen');
  return { clock, loads, room, draft };
}

test('a quiet draft leaves memory after a minute, with a snapshot, and comes back the same', async () => {
  const { clock, loads, room, draft } = await scene();
  const here = await room.comes(ann, draft);
  yes(await here.types(' soon'));
  expect(loads).toEqual([]);
  const { text } = here;
  await here.leaves();
  const there = await room.comes(bob, draft);
  clock.passes(120_000);
  yes(await there.request('draft.leave', { draftId: draft }));
  clock.passes(59_000);
  await there.joins(draft);
  expect(loads).toEqual([]);
  yes(await there.request('draft.leave', { draftId: draft }));
  clock.passes(61_000);
  const again = await room.comes(bob, draft);
  expect([again.text, loads]).toEqual([text, [draft]]);
  const { snapshot, updates } = await room.store.load(draft);
  expect([snapshot?.textVersion, updates.length]).toEqual([3, 0]);
});

test('many who come at once share one reading of the log', async () => {
  const { clock, loads, room, draft } = await scene();
  clock.passes(61_000);
  const windows = await Promise.all([ann, bob, ann].map((person) => room.arrives(person)));
  await Promise.all(windows.map((one) => one.joins(draft)));
  expect(loads).toEqual([draft]);
});

test('a snapshot is kept every 500 updates, while everybody types on', async () => {
  const { room, draft } = await scene();
  const here = await room.comes(ann, draft);
  for (let at = 0; at < 540; at++) await here.types(` ${at}`);
  const { snapshot, updates, seq } = await room.store.load(draft);
  expect(snapshot?.seq).toBeGreaterThanOrEqual(500);
  expect(snapshot?.seq).toBeLessThanOrEqual(seq);
  expect(updates.length).toBe(seq - (snapshot?.seq ?? 0));
  expect(room.errors).toEqual([]);
});
