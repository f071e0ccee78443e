/** Who is here, and what the board shows, as it happens. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

const STORY = 'Harbour to reopen\n\nThe harbour reopens on Monday.';

test('a cursor is told to the others under its session’s own name, the latest only', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const places = [1, 2, 3, 4, 5].map((at) =>
    Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(here.doc.getText('article'), at)),
  );
  for (const place of places)
    void here.request('draft.cursor', { draftId: draft, cursor: { anchor: place, head: place } });
  const cursors = () =>
    there.told['draft.presence'].flatMap(({ changed }) =>
      changed.flatMap(({ person, cursor }) => (cursor && person === ann.id ? [[...cursor.head]] : [])),
    );
  const last = places.at(-1)?.join();
  await until(() => cursors().at(-1)?.join() === last, 'Bob sees the last cursor');
  expect(cursors().length).toBeLessThan(places.length);
});

test('who comes is told who is there, and who goes is told to the rest', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const there = await room.arrives(bob);
  const { presence, session } = await there.joins(draft);
  expect(presence.map(({ person }) => person)).toEqual([ann.id, bob.id]);
  await there.leaves();
  await until(
    () => here.told['draft.presence'].some(({ left }) => left.includes(session)),
    'Ann sees that Bob has left',
  );
  expect((await here.joins(draft)).presence.map(({ person }) => person)).toEqual([ann.id]);
});

test('who leaves a draft before it was read from disk is not left behind in it', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  await room.close();
  const next = await newsroom({ folder: room.folder });
  const [here, there] = [await next.arrives(ann), await next.arrives(bob)];
  const joining = here.joins(draft);
  yes(await here.request('draft.leave', { draftId: draft }));
  await joining;
  expect((await there.joins(draft)).presence.map(({ person }) => person)).toEqual([bob.id]);
});

test('a flag raised in one window changes the card in another', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, chief] = [await room.comes(ann, draft), await room.arrives(cleo)];
  const { cards, present, people } = await chief.opensBoard();
  expect(cards.map(({ id, headline, open }) => [id, headline, open.blocking])).toEqual([
    [draft, 'Harbour to reopen', 0],
  ]);
  expect([present[draft], people.length]).toEqual([[ann.id], 7]);
  yes(await here.asks('flag.raise', flagOn(here)));
  await until(
    () => chief.told['board.changed'].some(({ cards: [card] }) => card?.open.blocking === 1),
    'the board shows the flag',
  );
});

test('words that are typed are counted on the board a moment later', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, chief] = [await room.comes(ann, draft), await room.arrives(cleo)];
  const [card] = (await chief.opensBoard()).cards;
  for (const word of [' All', ' the', ' boats', ' return.']) yes(await here.types(word));
  const counted = (card?.words ?? 0) + 4;
  await until(
    () => chief.told['board.changed'].some(({ cards: [one] }) => one?.words === counted),
    'the board counts the words',
  );
});

test('the board shows who is in a draft now', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const chief = await room.arrives(cleo);
  await chief.opensBoard();
  const here = await room.comes(ann, draft);
  const shown = () => chief.told['board.changed'].findLast(({ present }) => present)?.present?.[draft] ?? [];
  await until(() => shown().includes(ann.id), 'Ann is shown');
  await here.leaves();
  await until(() => shown().length === 0, 'Ann is no longer shown');
});

test('a new draft and a changed role come to the board by themselves', async () => {
  const room = await newsroom();
  const chief = await room.arrives(cleo);
  expect((await chief.opensBoard()).cards).toEqual([]);
  const draft = await room.makes(STORY);
  await until(
    () => chief.told['board.changed'].some(({ cards }) => cards.some(({ id }) => id === draft)),
    'the new card is shown',
  );
  room.reception.changes(ann, { role: 'editor' });
  await until(() => chief.told['people.changed'].length === 1, 'the newsroom is told');
});

test('cards that were not written before the server died are made up for at its start', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const { seq, updates } = await room.store.load(draft);
  const [seed] = updates;
  if (!seed) throw new Error('The draft has no text.');
  await room.close();
  const writer = await newsroom({ folder: room.folder, store: (store) => store });
  const here = await writer.comes(ann, draft);
  const update = here.edits((article) => article.insert(article.length, ' Boats return.', {}));
  const append = { draftId: draft, expects: seq, epoch: 'first', erased: [], answered: [], edition: null };
  await writer.store.commit([{ ...append, entries: [{ ...seed, seq: seq + 1, update }], card: 'later' }]);
  expect(await writer.store.staleCards()).toEqual([draft]);
  await writer.close();
  const next = await newsroom({ folder: room.folder });
  expect((await next.rooms.cards()).map(({ words }) => words)).toEqual([10]);
});
