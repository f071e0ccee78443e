/** Nothing is told, answered or shown before it is on disk; what never came there is as if it had not been. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Store } from '../../server/store/store.ts';
import { articleOf } from '../../shared/article/read.ts';
import { type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function heldNewsroom() {
  let held: HeldStore | null = null;
  const room = await newsroom({
    store: (store: Store) => {
      held = new HeldStore(store);
      return held.store;
    },
  });
  if (!held) throw new Error('The store was not held.');
  const draft = await room.makes('Harbour to reopen');
  const disk: HeldStore = held;
  return { room, draft, disk };
}

/** Whether something that a window asked is still unanswered although what it asked later is answered. */
async function isPending(promise: Promise<unknown>, one: Colleague): Promise<boolean> {
  const later = one.request('draft.cursor', { draftId: one.draft, cursor: null }).then(() => 'later');
  return (await Promise.race([promise, later])) === 'later';
}

test('a keystroke that is not on disk is neither told nor acknowledged nor shown to who comes', async () => {
  const { room, draft, disk } = await heldNewsroom();
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  disk.hold();
  const typing = here.types(' soon');
  await until(() => disk.waiting === 1, 'the commit is under way');
  const late = await room.arrives(bob);
  const joining = late.joins(draft);
  expect([await isPending(typing, here), await isPending(joining, late)]).toEqual([true, true]);
  expect(there.told['draft.frame']).toEqual([]);
  disk.release();
  yes(await typing);
  await there.reads('soon');
  await joining;
  expect(late.text).toContain('soon');
});

test('a card shows nothing that is not on disk', async () => {
  const { room, draft, disk } = await heldNewsroom();
  const here = await room.comes(ann, draft);
  disk.hold();
  const raising = here.asks('flag.raise', flagOn(here));
  await until(() => disk.waiting === 1, 'the commit is under way');
  expect((await room.rooms.cards())[0]?.open).toEqual({ blocking: 0, advisory: 0 });
  disk.release();
  yes(await raising);
  expect((await room.rooms.cards())[0]?.open).toEqual({ blocking: 1, advisory: 0 });
});

test('even a refusal waits for what it was made from', async () => {
  const { room, draft, disk } = await heldNewsroom();
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  disk.hold();
  const moving = here.asks('draft.move', { draftId: draft, to: 'review' });
  await until(() => disk.waiting === 1, 'the commit is under way');
  const again = there.asks('draft.move', { draftId: draft, to: 'review' });
  expect(await isPending(again, there)).toBe(true);
  disk.release();
  yes(await moving);
  expect((await again).ok).toBe(false);
});

test('a commit that fails is answered not-saved, and everybody comes to the same text again', async () => {
  const { room, draft, disk } = await heldNewsroom();
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  disk.failNext();
  expect(codeOf(await here.types(' soon'))).toBe('not-saved');
  await until(() => there.told['draft.rejoin'].length === 1, 'Bob is told to rejoin');
  await there.reads('soon');
  yes(await there.types(' enough'));
  await here.reads('soon enough');
  expect(room.errors.length).toBe(1);
});

test('a command whose commit fails has not happened and can be asked again', async () => {
  const { room, draft, disk } = await heldNewsroom();
  const here = await room.comes(ann, draft);
  const id = '6f2c4d0e-9d5b-4a58-9c39-0a5a6d0f1b11';
  disk.failNext();
  expect(codeOf(await here.asks('flag.raise', flagOn(here), id))).toBe('not-saved');
  await until(() => here.told['draft.rejoin'].length === 1, 'Ann is told to rejoin');
  yes(await here.asks('flag.raise', flagOn(here), id));
  await here.hears('flag.raised');
  expect(here.review.threads.length).toBe(1);
});

test('a log that another process has written to is read again before anything is decided on it', async () => {
  const { room, draft } = await heldNewsroom();
  const here = await room.comes(ann, draft);
  const { updates, seq } = await room.store.load(draft);
  const elsewhere = new Y.Doc();
  for (const { update } of updates) Y.applyUpdate(elsewhere, update);
  const before = Y.encodeStateVector(elsewhere);
  articleOf(elsewhere).insert(1, 'By hand: ', {});
  const update = Y.encodeStateAsUpdate(elsewhere, before);
  const entry = { log: 'update' as const, seq: seq + 1, at: new Date().toISOString(), by: bob.id, update };
  const append = { draftId: draft, expects: seq, epoch: 'first', entries: [entry], erased: [], answered: [] };
  await room.store.commit([{ ...append, edition: null, card: null }]);
  expect(codeOf(await here.types(' soon'))).toBe('not-saved');
  await until(() => here.told['draft.rejoin'].length === 1, 'Ann is told to rejoin');
  await here.reads('By hand: Harbour to reopen');
  const there = await room.comes(bob, draft);
  await there.reads(here.text);
});

test('whoever comes while the disk is waited for hears who left meanwhile', async () => {
  const { room, disk, draft } = await heldNewsroom();
  const [here, going] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  disk.hold();
  const typed = here.types(' soon');
  await until(() => disk.waiting === 1, 'the commit is under way');
  const coming = await room.arrives(cleo);
  const joined = coming.joins(draft);
  await until(
    () => here.told['draft.presence'].some(({ changed }) => changed.some(({ person }) => person === cleo.id)),
    'Cleo is seen',
  );
  await going.leaves();
  await until(() => here.told['draft.presence'].some(({ left }) => left.length > 0), 'Bob is seen to leave');
  disk.release();
  yes(await typed);
  expect((await joined).presence.map(({ person }) => person).sort()).toEqual([ann.id, cleo.id]);
});
