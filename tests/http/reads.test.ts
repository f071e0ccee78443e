/** What programs read of drafts: the list page by page, one whole draft, its review, its log, its editions; all of it on disk. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { askedSchema } from '../../shared/api/command.ts';
import { draftSchema, draftsSchema } from '../../shared/api/draft.ts';
import { editionSchema } from '../../shared/api/edition.ts';
import { eventsSchema } from '../../shared/api/events.ts';
import { reviewSchema } from '../../shared/api/review.ts';
import { timelineSchema } from '../../shared/api/timeline.ts';
import { fold } from '../../shared/review/apply.ts';
import { until } from '../fixtures/colleague.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';

async function newsroom(parts: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(parts);
  const cleo = await app.hires('cleo', 'chief');
  const made = app.tokens.make(cleo.id, { name: 'cms', scopes: ['read', 'write'], days: null });
  if ('code' in made) throw new Error(made.message);
  return { ...app, cleo, cms: Program.withToken(app.address, made.secret) };
}

it('the list is told page by page in a fixed order, each draft once, though some are made and moved meanwhile', async () => {
  const { cms, cleo, makes } = await newsroom();
  const first = [];
  for (const slug of ['ferry', 'quay', 'pier', 'dock', 'mole']) first.push(await makes(cleo, slug));
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ReturnType<typeof draftsSchema.parse> = draftsSchema.parse(
      (await cms.reads(`/drafts?limit=2${cursor && `&cursor=${cursor}`}`)).body,
    );
    expect(page.drafts.length).toBeLessThanOrEqual(2);
    seen.push(...page.drafts.map(({ id }) => id));
    cursor = page.next;
    await makes(cleo, 'one more');
    await cms.asks('draft.move', { draftId: first[0] ?? '', to: 'review' });
    if (seen.length > 40) throw new Error('It never ends.');
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(first));
  expect(seen).toEqual(seen.toSorted());
});

it('the list is narrowed by stage, desk and owner', async () => {
  const { cms, cleo, hires, makes } = await newsroom();
  const ann = await hires('ann');
  const [ferry, quay] = [await makes(cleo, 'ferry'), await makes(ann, 'quay')];
  await cms.asks('draft.move', { draftId: quay, to: 'review' });
  const listed = async (query: string) =>
    draftsSchema.parse((await cms.reads(`/drafts?${query}`)).body).drafts.map(({ id }) => id);
  expect(await listed('stage=review')).toEqual([quay]);
  expect(await listed(`owner=${cleo.id}`)).toEqual([ferry]);
  expect(await listed('desk=legal')).toEqual([]);
  expect((await listed('desk=news')).toSorted()).toEqual([ferry, quay].toSorted());
});

it.each([
  'stage=lost',
  'limit=0',
  'limit=201',
  'limit=x',
  'cursor=nonsense',
  'page=2',
  'desk=news&desk=legal',
])('a list that cannot be is refused and says why: %s', async (query) => {
  const { cms } = await newsroom();
  expect(await cms.reads(`/drafts?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid' } });
});

it('a draft is told with its article, its blockers and the text version that publishing names', async () => {
  const { cms, cleo, makes } = await newsroom();
  const draftId = await makes(cleo, 'The ferry is late\n\nIt left at nine.');
  const draft = draftSchema.parse((await cms.reads(`/drafts/${draftId}`)).body);
  expect(draft).toMatchObject({ headline: 'The ferry is late', stage: 'writing', owner: cleo.id });
  expect(draft.blocks.flatMap(({ runs }) => runs.map(({ text }) => text))).toContain('It left at nine.');
  expect(draft.blockers).toEqual([{ code: 'not-ready' }]);
  for (const to of ['review', 'ready'] as const) await cms.asks('draft.move', { draftId, to });
  const stale = await cms.asks('draft.publish', { draftId, textVersion: draft.textVersion - 1 });
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale', textVersion: draft.textVersion } });
  const published = await cms.asks('draft.publish', { draftId, textVersion: draft.textVersion });
  expect(askedSchema.parse(published.body)).toMatchObject({ edition: 1 });
});

it('publishing past an open flag is refused with every blocker', async () => {
  const { cms, cleo, makes } = await newsroom();
  const draftId = await makes(cleo, 'The ferry is late');
  const { textVersion, blockers } = draftSchema.parse((await cms.reads(`/drafts/${draftId}`)).body);
  const refused = await cms.asks('draft.publish', { draftId, textVersion });
  expect(refused).toMatchObject({ status: 409, body: { code: 'gate-shut', blockers } });
  expect(blockers.length).toBeGreaterThan(1);
});

it('the log is told from any place on, and folds into the review that is told', async () => {
  const { cms, cleo, makes } = await newsroom();
  const draftId = await makes(cleo, 'The ferry is late');
  for (const text of ['First.', 'Second.', 'Third.'])
    await cms.asks('comment.make', { draftId, anchor: null, text });
  const log = async (query = '') =>
    eventsSchema.parse((await cms.reads(`/drafts/${draftId}/events${query}`)).body);
  const whole = await log();
  expect(whole.more).toBe(false);
  const head = await log('?limit=2');
  expect(head.more).toBe(true);
  const rest = await log(`?after=${head.events.at(-1)?.seq}`);
  expect([...head.events, ...rest.events]).toEqual(whole.events);
  const review = reviewSchema.parse((await cms.reads(`/drafts/${draftId}/review`)).body);
  expect(review.threads).toEqual(fold(whole.events).threads);
  expect(review.threads.map(({ text }) => text)).toEqual(['First.', 'Second.', 'Third.']);
});

it('words of a deleted reply are told by no door', async () => {
  const { cms, cleo, makes } = await newsroom();
  const draftId = await makes(cleo, 'The ferry is late');
  const { seq: thread } = askedSchema.parse(
    (await cms.asks('comment.make', { draftId, anchor: null, text: 'Look.' })).body,
  );
  const { seq: reply } = askedSchema.parse(
    (await cms.asks('thread.reply', { draftId, thread, text: 'Unspeakable words' })).body,
  );
  const everything = async () =>
    JSON.stringify([
      (await cms.reads(`/drafts/${draftId}/events`)).body,
      (await cms.reads(`/drafts/${draftId}/review`)).body,
    ]);
  expect(await everything()).toContain('Unspeakable');
  await cms.asks('reply.delete', { draftId, thread, reply });
  expect(await everything()).not.toContain('Unspeakable');
});

it('an edition is told so that anybody can check its hash', async () => {
  const { cms, cleo, makes } = await newsroom();
  const draftId = await makes(cleo, 'The ferry is late\n\nIt left at nine.');
  for (const to of ['review', 'ready'] as const) await cms.asks('draft.move', { draftId, to });
  const { textVersion } = draftSchema.parse((await cms.reads(`/drafts/${draftId}`)).body);
  await cms.asks('draft.publish', { draftId, textVersion });
  const edition = editionSchema.parse((await cms.reads(`/drafts/${draftId}/editions/1`)).body);
  expect(createHash('sha256').update(JSON.stringify(edition.blocks)).digest('hex')).toBe(edition.hash);
  expect(edition.html).toContain('<h1>The ferry is late</h1>');
  expect((await cms.reads(`/drafts/${draftId}/editions/2`)).status).toBe(404);
  expect((await cms.reads(`/drafts/${draftId}/editions/0`)).status).toBe(404);
});

it.each(['', '/review', '/events', '/editions', '/editions/1'])(
  'a draft that is not there is not found: …%s',
  async (rest) => {
    const { cms } = await newsroom();
    for (const id of ['A'.repeat(22), 'nonsense'])
      expect(await cms.reads(`/drafts/${id}${rest}`)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
  },
);

it('nothing is told before it is on disk', async () => {
  const disks: HeldStore[] = [];
  const { cms, cleo, makes } = await newsroom({
    store: (store) => {
      const disk = new HeldStore(store);
      disks.push(disk);
      return disk.store;
    },
  });
  const [held] = disks;
  if (!held) throw new Error('There is no disk to hold.');
  const draftId = await makes(cleo, 'The ferry is late');
  held.hold();
  const saying = cms.asks('comment.make', { draftId, anchor: null, text: 'Not yet.' });
  await until(() => held.waiting > 0, 'the comment waits for the disk');
  let isTold = false;
  const reading = cms.reads(`/drafts/${draftId}/review`).finally(() => {
    isTold = true;
  });
  // Two whole requests later, what could be told would have been.
  for (const path of ['/people', '/me']) await cms.reads(path);
  expect(isTold).toBe(false);
  held.release();
  expect(JSON.stringify((await reading).body)).toContain('Not yet.');
  expect((await saying).status).toBe(200);
});

it('a draft’s past is told in order: who wrote, what was decided', async () => {
  const { cms, cleo, hires, makes, arrives } = await newsroom();
  const ann = await arrives(await hires('ann'));
  const draftId = await makes(cleo, 'The ferry is late');
  await ann.joins(draftId);
  await ann.types(' Again.');
  await cms.asks('draft.move', { draftId, to: 'review' });
  await ann.types(' So they say.');
  const told = timelineSchema.parse((await cms.reads(`/drafts/${draftId}/timeline`)).body);
  expect(
    told.moments.map((one) =>
      one.kind === 'event' ? one.event.type : [one.burst.by === cleo.id ? 'cleo' : 'ann', one.burst.typed],
    ),
  ).toEqual(['draft.created', ['cleo', 17], ['ann', 7], 'draft.moved', ['ann', 13]]);
  expect(await cms.reads(`/drafts/${'x'.repeat(22)}/timeline`)).toMatchObject({ status: 404 });
});
