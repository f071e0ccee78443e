/** Rights are judged at every message, with the roles and the stage of that moment. */
import { expect, test } from 'vitest';
import { threadIdSchema } from '../../shared/review/thread.ts';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { ann, bob, cleo, dan, eve, gus } from '../fixtures/newsroom.ts';
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

test('whoever has another role is cut and comes in again with it: what was lost is refused, what is given counts', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const before = await room.comes(ann, draft);
  yes(await before.types(' one'));
  room.reception.changes(ann, { role: 'reviewer' });
  await until(() => before.socket.disconnected, 'Ann is cut');
  const reviewing = await room.comes(ann, draft);
  expect(codeOf(await reviewing.types(' two'))).toBe('forbidden');
  room.reception.changes(ann, { role: 'writer' });
  const again = await room.comes(ann, draft);
  yes(await again.types(' three'));
});

test('a desk that is given or taken counts at once, on the same line', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [reviewer, writer] = [await room.comes(gus, draft), await room.comes(ann, draft)];
  const flag = {
    draftId: draft,
    anchor: writer.anchorOn('Harbour'),
    type: 'fact',
    severity: 'blocking',
  } as const;
  const { seq } = yes(await writer.asks('flag.raise', { ...flag, text: 'Which one?' }));
  const settle = { draftId: draft, thread: threadIdSchema.parse(seq), outcome: 'fixed' } as const;
  expect(codeOf(await reviewer.asks('flag.settle', settle))).toBe('forbidden');
  room.reception.changes(gus, { desks: ['fact'] });
  yes(await reviewer.asks('flag.settle', settle));
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
