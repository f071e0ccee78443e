/** What is decided: once, in one order, and told with its answer. */
import { expect, test } from 'vitest';
import { verifyChain } from '../../server/commands/chain.ts';
import { codeOf, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, bob, cleo, dan, eve } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

const ID = '6f2c4d0e-9d5b-4a58-9c39-0a5a6d0f1b11';
const STORY = 'Harbour to reopen\n\nThe harbour reopens on Monday.';

test('a flag is told to everybody, its raiser included, before it is answered', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, there] = [await room.comes(ann, draft), await room.comes(dan, draft)];
  const { seq } = yes(await here.asks('flag.raise', flagOn(here, 'Monday')));
  expect(here.review.threads.map(({ id, by }) => [id, by])).toEqual([[seq, ann.id]]);
  await there.hears('flag.raised');
  expect(there.review).toEqual(here.review);
});

test('the same command twice makes one event and one answer', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const first = yes(await here.asks('flag.raise', flagOn(here), ID));
  expect(yes(await here.asks('flag.raise', flagOn(here), ID))).toEqual(first);
  expect((await room.store.load(draft)).events.length).toBe(2);
});

test('the same command twice at once makes one event and one answer', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, window] = [await room.comes(ann, draft), await room.comes(ann, draft)];
  const answers = await Promise.all([
    here.asks('flag.raise', flagOn(here), ID),
    window.asks('flag.raise', flagOn(window), ID),
    room.rooms.ask(ann.id, { id: ID, name: 'flag.raise', payload: flagOn(here) }),
  ]);
  expect(new Set(answers.map((answer) => yes(answer).seq)).size).toBe(1);
  expect((await room.store.load(draft)).events.length).toBe(2);
});

test('the same command is still known after the server was started again', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const first = yes(await here.asks('flag.raise', flagOn(here), ID));
  await room.close();
  const next = await newsroom({ folder: room.folder });
  const again = await next.comes(ann, draft);
  expect(yes(await again.asks('flag.raise', flagOn(again), ID)).seq).toBe(first.seq);
});

test('a draft asked for twice under one id is made once', async () => {
  const room = await newsroom();
  const make = () => {
    const payload = { content: { format: 'text', text: STORY } };
    return room.rooms.ask(ann.id, { id: ID, name: 'draft.create', payload });
  };
  const [one, two] = await Promise.all([make(), make()]);
  expect([yes(two).draftId, yes(await make()).draftId]).toEqual([yes(one).draftId, yes(one).draftId]);
  expect((await room.rooms.cards()).length).toBe(1);
});

test('a refusal is not kept: asked again, it is decided again', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(eve, draft);
  expect(codeOf(await here.asks('flag.raise', flagOn(here), ID))).toBe('forbidden');
  room.reception.changes(eve, { role: 'reviewer' });
  const again = await room.comes(eve, draft);
  yes(await again.asks('flag.raise', flagOn(again), ID));
});

test('two who publish at once make one edition', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, there] = [await room.comes(bob, draft), await room.comes(cleo, draft)];
  yes(await here.asks('draft.move', { draftId: draft, to: 'review' }));
  yes(await here.asks('draft.move', { draftId: draft, to: 'ready' }));
  const { textVersion } = await here.joins(draft);
  const answers = await Promise.all(
    [here, there].map((one) => one.asks('draft.publish', { draftId: draft, textVersion })),
  );
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
  const editions = await room.store.editions(draft);
  expect(editions.map(({ number, by }) => [number, by])).toEqual([[1, answers[0]?.ok ? bob.id : cleo.id]]);
  const edition = await room.store.edition(draft, 1);
  expect(edition).toMatchObject({ headline: 'Harbour to reopen', textVersion });
  await here.hears('draft.published');
  expect(here.review.draft).toMatchObject({ stage: 'published', editions: [{ hash: edition?.hash }] });
});

test('an edition is refused while a blocking flag is open, with every blocker', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(bob, draft);
  yes(await here.asks('flag.raise', flagOn(here)));
  const { textVersion } = await here.joins(draft);
  const answer = await here.asks('draft.publish', { draftId: draft, textVersion });
  expect(answer.ok ? [] : answer.refusal.blockers?.map(({ code }) => code)).toEqual([
    'flag-open',
    'not-ready',
  ]);
});

test('an edition of a text that has moved is refused as stale, with the version that there is', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(bob, draft);
  const { textVersion } = await here.joins(draft);
  const { seq } = yes(await here.types(' At last.'));
  const answer = await here.asks('draft.publish', { draftId: draft, textVersion });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'stale', textVersion: seq } });
});

test('published, reopened and published again at once, both editions are kept', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(bob, draft);
  yes(await here.asks('draft.move', { draftId: draft, to: 'review' }));
  yes(await here.asks('draft.move', { draftId: draft, to: 'ready' }));
  const { textVersion } = await here.joins(draft);
  const answers = await Promise.all([
    here.asks('draft.publish', { draftId: draft, textVersion }),
    here.asks('draft.reopen', { draftId: draft, reason: 'A name was wrong.' }),
    here.asks('draft.publish', { draftId: draft, textVersion, note: 'A name was put right.' }),
  ]);
  expect(answers.map(codeOf)).toEqual(['yes', 'yes', 'yes']);
  expect((await room.store.editions(draft)).map(({ number }) => number)).toEqual([1, 2]);
});

test('the words of a deleted reply are gone, and the chain still holds', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const [here, there] = [await room.comes(ann, draft), await room.comes(dan, draft)];
  const thread = yes(await here.asks('flag.raise', flagOn(here))).seq;
  const reply = yes(await here.asks('thread.reply', { draftId: draft, thread, text: 'His secret.' })).seq;
  yes(await here.asks('reply.delete', { draftId: draft, thread, reply }));
  const { events } = await room.store.load(draft);
  expect(JSON.stringify(events)).not.toContain('secret');
  expect(verifyChain(events)).toEqual({ ok: true });
  const late = await room.comes(dan, draft);
  expect(JSON.stringify(late.events)).not.toContain('secret');
  await there.hears('reply.deleted');
});

test('words that the server does not have cannot be flagged', async () => {
  const room = await newsroom();
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  here.edits((article) => article.insert(article.length, ' unsent', {}));
  expect(codeOf(await here.asks('flag.raise', flagOn(here, 'unsent')))).toBe('text-unknown');
});

test('what does not parse is refused in words', async () => {
  const room = await newsroom();
  expect(codeOf(await room.rooms.ask(ann.id, { id: ID, name: 'draft.burn', payload: {} }))).toBe('invalid');
  expect(codeOf(await room.rooms.ask(ann.id, { id: ID, name: '__proto__', payload: {} }))).toBe('invalid');
  const answer = await room.rooms.ask(ann.id, { id: ID, name: 'draft.move', payload: { to: 'moon' } });
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', message: expect.stringContaining('draftId') },
  });
});
