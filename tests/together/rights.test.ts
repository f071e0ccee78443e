/** Rights are judged at every message, with the roles and the stage of that moment. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { ann, bob, cleo, dan, eve } from '../fixtures/newsroom.ts';
import { OUR_ORIGIN } from '../fixtures/reception.ts';
import { newsroom } from '../fixtures/together.ts';

test('a reader reads, and their typing is refused and changes nothing', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, reader] = [await room.comes(ann, draft), await room.comes(eve, draft)];
  expect(codeOf(await reader.types(' never'))).toBe('forbidden');
  yes(await here.types(' soon'));
  expect((await room.store.load(draft)).updates.length).toBe(2);
  expect(here.text).not.toContain('never');
});

test('a right that is lost refuses the very next update, and one that is given accepts it', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  yes(await here.types(' one'));
  room.reception.changes(ann, { role: 'reviewer' });
  expect(codeOf(await here.types(' two'))).toBe('forbidden');
  room.reception.changes(ann, { role: 'writer' });
  yes(await here.sends(Y.encodeStateAsUpdate(here.doc)));
});

test('a stage that forbids editing refuses text that was typed before it was known', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, editor] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  yes(await editor.asks('draft.move', { draftId: draft, to: 'review' }));
  yes(await editor.asks('draft.move', { draftId: draft, to: 'ready' }));
  expect(codeOf(await here.types(' too late'))).toBe('forbidden');
  yes(await editor.types(' in time'));
});

test('words that were taken while it was allowed are acknowledged again later', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, editor] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const update = here.edits((article) => article.insert(article.length, ' soon', {}));
  yes(await here.sends(update));
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Old news.' }));
  yes(await here.sends(update));
});

test('text under somebody else’s client id is refused', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, forger] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  yes(await here.types(' soon'));
  await forger.reads('soon');
  forger.doc.clientID = here.doc.clientID;
  expect(codeOf(await forger.types(' as Ann'))).toBe('update-refused');
  yes(await here.types(' indeed'));
  expect((await room.store.load(draft)).updates.map((entry) => entry.by)).toEqual([ann.id, ann.id, ann.id]);
});

test('a session that ends is cut', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft, { session: 'hers' });
  const there = await room.comes(ann, draft, { session: 'at home' });
  room.reception.ends('hers');
  await until(() => here.socket.disconnected, 'the ended session is cut');
  yes(await there.types(' soon'));
});

test('somebody who left the newsroom is cut and leaves every draft', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(dan, draft), await room.comes(cleo, draft)];
  room.reception.dismisses(dan);
  await until(() => here.socket.disconnected, 'Dan is cut');
  await until(() => there.told['draft.presence'].some(({ left }) => left.length > 0), 'Cleo sees Dan leave');
});

test('nobody gets in without a session, or from a foreign page', async () => {
  const room = await newsroom();
  const nobody = { ...ann, id: bob.id.replace('bob', 'mallory') as typeof ann.id };
  await expect(room.arrives(nobody)).rejects.toThrow();
  await expect(room.arrives(ann, { origin: 'https://evil.example' })).rejects.toThrow();
  await room.arrives(ann, { origin: OUR_ORIGIN });
});
