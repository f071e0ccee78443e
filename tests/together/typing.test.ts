/** What somebody types reaches everybody, and is on disk before anybody hears of it. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { LineBroken } from '../../client/sync/line-broken.ts';
import { codeOf, yes } from '../fixtures/colleague.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

test('a keystroke reaches the other and is acknowledged with its number', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen\n\nThe harbour reopens on Monday.');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const { seq } = yes(await here.types(' Boats return.'));
  await there.reads('Monday. Boats return.');
  expect(there.told['draft.frame'].map((frame) => [frame.seq, frame.textVersion])).toEqual([[seq, seq]]);
  expect(room.errors).toEqual([]);
});

test('a frame answers whoever typed it, and only what went into no frame is answered by itself', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const update = here.edits((article) => article.insert(article.length, ' soon', {}));
  yes(await here.sends(update));
  await there.reads(' soon');
  const session = here.socket.id ?? '';
  for (const one of [here, there])
    expect(one.told['draft.frame'].map(({ taken }) => taken)).toEqual([{ [session]: [1] }]);
  expect(here.told['draft.answer']).toEqual([]);
  const { seq } = yes(await here.sends(update));
  expect(here.told['draft.answer']).toEqual([{ n: 2, ok: true, seq }]);
  expect([here.told['draft.frame'].length, there.told['draft.answer']]).toEqual([1, []]);
});

test('an acknowledged keystroke is on disk', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  const { seq } = yes(await here.types(' soon'));
  const { updates, seq: stored } = await room.store.load(draft);
  expect(stored).toBe(seq);
  expect(updates.at(-1)).toMatchObject({ seq, by: ann.id });
});

test('two who type at once read the same in the end', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const typed = Array.from({ length: 20 }, (_, at) => [here.types(` a${at}`), there.types(` b${at}`)]);
  await Promise.all(typed.flat());
  await Promise.all([here.reads('b19'), there.reads('a19')]);
  expect(here.text).toBe(there.text);
  expect(Y.encodeStateVector(here.doc)).toEqual(Y.encodeStateVector(there.doc));
});

test('who comes back reads what they missed and sends what they typed alone', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  await here.leaves();
  here.edits((article) => article.insert(article.length, ' (typed offline)', {}));
  yes(await there.types(' (typed meanwhile)'));
  const again = await room.arrives(ann);
  again.doc = here.doc;
  await again.joins(draft);
  await again.rejoins();
  await there.reads('(typed offline)');
  expect(again.text).toBe(there.text);
});

test('an update that is sent twice is acknowledged twice and told once', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const update = here.edits((article) => article.insert(article.length, ' twice', {}));
  const [first, second] = await Promise.all([here.sends(update), here.sends(update)]);
  expect(yes(second).seq).toBe(yes(first).seq);
  await there.reads('twice');
  expect((await room.store.load(draft)).updates.length).toBe(2);
});

test('a client id that somebody else writes under has to be changed', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  yes(await here.types(' soon'));
  const there = await room.arrives(bob);
  const { newClientId } = await there.joins(draft, [here.doc.clientID]);
  expect(newClientId).toBe(true);
  const own = await room.arrives(bob);
  expect((await own.joins(draft)).newClientId).toBe(false);
});

test('who rejoins while their old line still seems open keeps their client id', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const stale = await room.comes(ann, draft);
  yes(await stale.types(' soon'));
  const again = await room.arrives(ann);
  again.doc = stale.doc;
  expect((await again.joins(draft)).newClientId).toBe(false);
  yes(await again.types(' enough'));
});

test('a draft is the same after the server was closed and started again', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  yes(await here.types(' soon'));
  await room.close();
  const next = await newsroom({ folder: room.folder });
  const again = await next.comes(ann, draft);
  expect(again.text).toBe(here.text);
  expect((await next.store.load(draft)).snapshot).not.toBeNull();
});

test('what one hand types faster than the server listens is one edit of many letters', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const before = (await room.store.load(draft)).updates.length;
  const answers = await Promise.all([...' Boats return at noon.'].map((letter) => here.types(letter)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await there.reads('Boats return at noon.');
  const { updates } = await room.store.load(draft);
  expect(updates.length - before).toBeLessThan(answers.length / 2);
  expect(room.errors).toEqual([]);
});

test('of what comes in one go the honest part gets in, and the rest is refused by itself', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const answers = await Promise.all([
    here.types(' soon'),
    here.sends(Uint8Array.of(1, 2, 3)),
    here.types(' or late'),
  ]);
  expect(answers.map(codeOf)).toEqual(['yes', 'update-refused', 'yes']);
  await there.reads(' soon or late');
});

test('what somebody types just before they go is typed', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  // Nobody is there any more to hear the answer.
  const unanswered = expect(here.types(' (last words)')).rejects.toThrow(LineBroken);
  await here.leaves();
  await there.reads('(last words)');
  await unanswered;
});
