/** Whose a draft is and when it may appear, told to everybody; and a draft made from another. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { verifyChain } from '../../server/commands/chain.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, cleo, eve, fay } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

const STORY = 'Harbour to reopen\n\nThe harbour reopens on Monday.';
const ID = '6f2c4d0e-9d5b-4a58-9c39-0a5a6d0f1b11';
const HOUR = 3_600_000;

test('what is planned for a draft is told to whoever has it open, and to the board', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY);
  const [here, chief] = [await room.comes(ann, draftId), await room.arrives(cleo)];
  await chief.opensBoard();
  const until_ = '2031-01-01T06:00:00Z';
  yes(await chief.asks('draft.assign', { draftId, owner: fay.id }));
  yes(await chief.asks('draft.transfer', { draftId, desk: 'standards' }));
  yes(await chief.asks('draft.rename', { draftId, slug: 'harbour-monday' }));
  yes(await chief.asks('deadline.move', { draftId, deadline: '2030-12-31T18:00:00Z' }));
  yes(await chief.asks('embargo.place', { draftId, until: until_, reason: 'The port authority asked.' }));
  await here.hears('embargo.placed');
  const planned = {
    ...{ owner: fay.id, desk: 'standards', slug: 'harbour-monday', deadline: '2030-12-31T18:00:00Z' },
  };
  expect(here.review.draft).toMatchObject({ ...planned, embargo: { until: until_, by: cleo.id } });
  await until(
    () => chief.told['board.changed'].some(({ cards: [card] }) => card?.embargo === until_),
    'the board shows the embargo',
  );
  expect(chief.told['board.changed'].at(-1)?.cards[0]).toMatchObject(planned);
  expect(verifyChain((await room.store.load(draftId)).events)).toEqual({ ok: true });
});

test('an embargo keeps everybody from publishing until the clock of the server says that it has passed', async () => {
  const clock = new HandClock();
  const room = await newsroom({ clock });
  const draftId = await room.makes(STORY);
  const here = await room.comes(bob, draftId);
  yes(await here.asks('draft.move', { draftId, to: 'review' }));
  yes(await here.asks('draft.move', { draftId, to: 'ready' }));
  const until_ = new Date(clock.now() + HOUR).toISOString();
  yes(await here.asks('embargo.place', { draftId, until: until_ }));
  const publishes = async () => {
    const { textVersion } = await here.joins(draftId);
    return here.asks('draft.publish', { draftId, textVersion });
  };
  clock.passes(HOUR - 1);
  const early = await publishes();
  expect(early.ok ? null : early.refusal).toMatchObject({
    code: 'gate-shut',
    blockers: [{ code: 'embargoed', until: until_ }],
  });
  clock.passes(1);
  expect(yes(await publishes()).edition).toBe(1);
});

test('a copy of a draft has its words and formats, and nothing that was said about them', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY);
  const here = await room.comes(ann, draftId);
  yes(await here.asks('flag.raise', flagOn(here, 'Monday')));
  yes(await here.sends(here.edits((article) => article.format(3, 4, { bold: true }))));
  const copy = yes(await here.asks('draft.duplicate', { draftId })).draftId;
  const there = await room.comes(bob, copy);
  expect(blocksOf(there)).toEqual(blocksOf(here));
  expect(there.review).toMatchObject({
    threads: [],
    draft: { slug: 'harbour-to-reopen copy', owner: ann.id, stage: 'writing', copiedFrom: { id: draftId } },
  });
});

test('a copy and its original go their own ways: not one Yjs id is in both', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY);
  const here = await room.comes(ann, draftId);
  yes(await here.types(' All boats return.'));
  const copy = yes(await here.asks('draft.duplicate', { draftId })).draftId;
  const there = await room.comes(bob, copy);
  const ids = (one: Colleague) => [...Y.decodeStateVector(Y.encodeStateVector(one.doc)).keys()];
  expect(ids(there).filter((id) => ids(here).includes(id))).toEqual([]);
  yes(await there.types(' Bob was here.'));
  yes(await here.types(' Ann was here.'));
  expect([here.text, there.text].map((text) => text.slice(-14))).toEqual([
    ' Ann was here.',
    ' Bob was here.',
  ]);
});

test('a draft is copied once, however often it is asked for under one id', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY);
  const here = await room.arrives(ann);
  const asks = () => here.asks('draft.duplicate', { draftId }, ID);
  const answers = [...(await Promise.all([asks(), asks()])), await asks()].map(yes);
  expect(new Set(answers.map((answer) => answer.draftId)).size).toBe(1);
  expect(await room.rooms.cards()).toHaveLength(2);
});

test('copying is for who may make drafts, of any draft that is there', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY);
  const [chief, reader] = [await room.arrives(cleo), await room.arrives(eve)];
  yes(await chief.asks('draft.move', { draftId, to: 'spiked', reason: 'Old news.' }));
  expect(codeOf(await reader.asks('draft.duplicate', { draftId }))).toBe('forbidden');
  const nowhere = 'nowhere-______________' as DraftId;
  expect(codeOf(await chief.asks('draft.duplicate', { draftId: nowhere }))).toBe('not-found');
  const copy = yes(await chief.asks('draft.duplicate', { draftId })).draftId;
  const card = (await room.rooms.cards()).find(({ id }) => id === copy);
  expect(card).toMatchObject({ stage: 'writing', owner: cleo.id });
});

test('a copy is under the embargo of its original, and its writers settle no legal flag on their words', async () => {
  const room = await newsroom();
  const draftId = await room.makes(STORY, cleo);
  const [chief, here] = [await room.arrives(cleo), await room.arrives(ann)];
  yes(await chief.asks('embargo.place', { draftId, until: '2031-01-01T06:00:00Z', reason: 'They asked.' }));
  const copy = yes(await here.asks('draft.duplicate', { draftId })).draftId;
  await here.joins(copy);
  expect(here.review.draft).toMatchObject({
    formerOwners: [cleo.id],
    embargo: { until: '2031-01-01T06:00:00Z', reason: 'They asked.', by: ann.id },
  });
  const thread = yes(
    await here.asks('flag.raise', { ...flagOn(here, 'Monday'), draftId: copy, type: 'legal' }),
  ).seq;
  const settled = await chief.request('ask', {
    id: ID,
    name: 'flag.settle',
    payload: { draftId: copy, thread, outcome: 'fixed' },
  });
  expect(codeOf(settled)).toBe('forbidden');
});

function blocksOf(one: Colleague) {
  return readBlocks(one.doc.getText('article'));
}
