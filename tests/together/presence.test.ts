/** Nobody moves, forges or takes away somebody else's presence or cursor: who it is, the session says. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { articleOf } from '../../shared/article/read.ts';
import { type Colleague, until, yes } from '../fixtures/colleague.ts';
import { ann, bob, eve } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

function cursorAt(one: Colleague, offset: number) {
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(articleOf(one.doc), offset));
  return { anchor: place, head: place };
}

async function scene() {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  const [here, there] = [await house.comes(ann, draft), await house.comes(bob, draft)];
  const mallory = await house.comes(eve, draft);
  const cursor = cursorAt(here, 3);
  yes(await here.request('draft.cursor', { draftId: draft, cursor }));
  const seen = () => there.told['draft.presence'].flatMap(({ changed }) => changed);
  await until(
    () => seen().some((one) => one.person === ann.id && one.cursor !== null),
    'Bob sees the cursor',
  );
  return { ...house, draft, here, there, mallory, cursor };
}

/** What a message adds to name somebody else; it is not even looked at. */
const claims = (one: Colleague) => ({
  session: one.socket.id,
  person: one.person.id,
  by: one.person.id,
  socket: one.socket.id,
  changed: [{ session: one.socket.id, person: one.person.id, cursor: null }],
  left: [one.socket.id],
});

test('a cursor told in somebody else’s name is told in one’s own', async () => {
  const { comes, draft, here, mallory, cursor } = await scene();
  const forged = { draftId: draft, cursor: cursorAt(mallory, 0), ...claims(here) };
  yes(await mallory.request('draft.cursor', forged));
  const { presence } = await (await comes(bob, draft)).joins(draft);
  const told = (one: Colleague) => {
    const own = presence.find(({ session }) => session === one.socket.id);
    return [own?.person, ...(own?.cursor?.anchor ?? [])];
  };
  expect(told(here)).toEqual([ann.id, ...cursor.anchor]);
  expect(told(mallory)).toEqual([eve.id, ...forged.cursor.anchor]);
});

test('leaving in somebody else’s name takes nobody away but oneself', async () => {
  const { comes, draft, here, there, mallory } = await scene();
  yes(await mallory.request('draft.leave', { draftId: draft, ...claims(here) }));
  await until(
    () => there.told['draft.presence'].some(({ left }) => left.includes(mallory.socket.id ?? '')),
    'Bob sees Eve leave',
  );
  const { presence } = await (await comes(bob, draft)).joins(draft);
  expect(presence.map(({ session }) => session)).toContain(here.socket.id);
});

test('the server’s own words, said by a client, are heard by nobody and cut the socket', async () => {
  const { draft, here, there, mallory } = await scene();
  const before = there.told['draft.presence'].length;
  mallory.socket.emit('draft.presence', { draftId: draft, ...claims(here) }, () => {});
  await until(() => mallory.socket.disconnected, 'Eve is cut');
  await until(() => there.told['draft.presence'].length > before, 'Bob hears that Eve left');
  const said = there.told['draft.presence'].slice(before);
  expect(said.flatMap(({ left }) => left)).toEqual([expect.not.stringContaining(here.socket.id ?? 'nobody')]);
});

test('a cursor in a draft that was not joined, or left, is seen by nobody', async () => {
  const { arrives, comes, draft, here } = await scene();
  const stranger = await arrives(eve);
  yes(await stranger.request('draft.cursor', { draftId: draft, cursor: cursorAt(here, 1) }));
  const { presence } = await (await comes(bob, draft)).joins(draft);
  expect(presence.map(({ session }) => session)).not.toContain(stranger.socket.id);
});
