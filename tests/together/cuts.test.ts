/** What becomes of a thread when its words are cut, moved, or brought back. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchorAt } from '../../shared/article/anchor.ts';
import { articleOf } from '../../shared/article/read.ts';
import type { Request } from '../../shared/protocol.ts';
import { type Colleague, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, bob, dan } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

type Moved = Request<'draft.update'>['moved'];

const STORY = 'Harbour to reopen\n\nThe harbour reopens on Monday.\n\nBoats are glad.';

function cutsTold(one: Colleague): Record<number, unknown> {
  return Object.assign({}, ...one.told['draft.frame'].map((frame) => frame.cuts));
}

test('who cuts the words of a flag is named to everybody, also to who comes later and after a restart', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, there] = [await room.comes(ann, draft), await room.comes(dan, draft)];
  const { seq: flag } = yes(await there.asks('flag.raise', flagOn(there, 'reopens on Monday')));
  await here.hears('flag.raised');
  yes(await here.cuts('The harbour reopens on Monday.'));
  await until(() => flag in cutsTold(there), 'Dan hears of the cut');
  expect(cutsTold(there)[flag]).toMatchObject({ by: ann.id });
  const late = await room.arrives(bob);
  expect((await late.joins(draft)).cuts).toMatchObject({ [flag]: { by: ann.id } });
  await room.close();
  const next = await newsroom({ folder: room.folder });
  const again = await next.arrives(bob);
  expect((await again.joins(draft)).cuts).toMatchObject({ [flag]: { by: ann.id } });
});

test('undo takes the cut back', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const { seq: flag } = yes(await here.asks('flag.raise', flagOn(here, 'reopens on Monday')));
  const undo = new Y.UndoManager(here.doc.getText('article'), { trackedOrigins: new Set([here]) });
  yes(await here.cuts('The harbour reopens on Monday.'));
  const before = Y.encodeStateVector(here.doc);
  undo.undo();
  yes(await here.sends(Y.encodeStateAsUpdate(here.doc, before)));
  await until(() => cutsTold(here)[flag] === null, 'the cut is taken back');
  expect((await here.joins(draft)).cuts).toEqual({});
});

test('cuts are found again from the log alone, when no snapshot was kept', async () => {
  const room = await newsroom({
    store: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          if (name === 'saveSnapshot') return async () => {};
          const own: unknown = Reflect.get(target, name, target);
          return typeof own === 'function' ? own.bind(target) : own;
        },
      }),
  });
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const { seq: flag } = yes(await here.asks('flag.raise', flagOn(here, 'Boats')));
  yes(await here.cuts('Boats are glad.'));
  const { cuts } = await here.joins(draft);
  await room.close();
  const next = await newsroom({ folder: room.folder });
  expect((await next.store.load(draft)).snapshot).toBeNull();
  const again = await next.arrives(bob);
  expect((await again.joins(draft)).cuts).toEqual(cuts);
  expect(cuts).toMatchObject({ [flag]: { by: ann.id } });
});

/** Cuts the words and puts them at the end, in one edit. */
function moves(one: Colleague, words: string): Uint8Array {
  return one.edits((article) => {
    article.delete(one.text.indexOf(words), words.length);
    article.insert(article.length, words, {});
  });
}

test('a thread goes with its words when the window that moved them says where', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const { seq } = yes(await here.asks('flag.raise', flagOn(here, 'on Monday')));
  const [flag] = here.review.threads;
  if (!flag) throw new Error('There is no flag.');
  const update = moves(here, ' on Monday');
  yes(await here.sends(update, [{ thread: flag.id, anchor: here.anchorOn('on Monday') }]));
  await here.hears('thread.moved');
  const [moved] = here.review.threads;
  expect(moved?.anchor).toMatchObject({ tight: here.anchorOn('on Monday').tight, quote: 'on Monday' });
  expect((await here.joins(draft)).cuts).toEqual({});
  expect(seq).toBe(flag.id);
});

test('a thread is never moved to other words, nor once it is settled', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, lawyer] = [await room.comes(ann, draft), await room.comes(dan, draft)];
  yes(await lawyer.asks('flag.raise', flagOn(lawyer, 'on Monday')));
  await here.hears('flag.raised');
  const [flag] = here.review.threads;
  if (!flag) throw new Error('There is no flag.');
  const forged = { ...here.anchorOn('Boats'), quote: 'on Monday' };
  yes(
    await here.sends(
      here.edits((text) => text.insert(text.length, '!', {})),
      [{ thread: flag.id, anchor: forged }],
    ),
  );
  yes(await lawyer.asks('flag.settle', { draftId: draft, thread: flag.id, outcome: 'stet' }));
  const update = moves(here, ' on Monday');
  yes(await here.sends(update, [{ thread: flag.id, anchor: here.anchorOn('on Monday') }]));
  const { events } = await room.store.load(draft);
  expect(events.map(({ type }) => type)).toEqual(['draft.created', 'flag.raised', 'flag.settled']);
});

test('a flag is not carried off to words that read alike, whoever wrote them, cut or not', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour\n\nThe mayor took the money.\n\nThe mayor was born here.');
  const [here, lawyer] = [await room.comes(ann, draft), await room.comes(dan, draft)];
  yes(await lawyer.asks('flag.raise', flagOn(lawyer, 'The mayor')));
  await here.hears('flag.raised');
  const [flag] = here.review.threads;
  if (!flag) throw new Error('There is no flag.');
  const onWords = (at: number): Moved => {
    const anchor = anchorAt(articleOf(here.doc), at, at + 'The mayor'.length);
    if (!anchor) throw new Error('There are no such words.');
    return [{ thread: flag.id, anchor }];
  };
  const nothing = Uint8Array.of(0, 0);
  yes(await here.sends(nothing, onWords(here.text.lastIndexOf('The mayor'))));
  const elsewhere = here.edits((article) => article.insert(article.length, '!', {}));
  yes(await here.sends(elsewhere, onWords(here.text.lastIndexOf('The mayor'))));
  const copied = here.edits((article) => article.insert(article.length, ' The mayor', {}));
  yes(await here.sends(copied, onWords(here.text.lastIndexOf('The mayor'))));
  const cut = here.edits((article) => article.delete(here.text.indexOf('The mayor'), 'The mayor'.length));
  yes(await here.sends(cut, onWords(here.text.indexOf('The mayor'))));
  const { events } = await room.store.load(draft);
  expect(events.map(({ type }) => type)).toEqual(['draft.created', 'flag.raised']);
});
