/** What is written is found a moment later by everybody who may read it, also after the index was lost. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '../../shared/newsroom.ts';
import { type SearchAnswer, searchAnswerSchema } from '../../shared/search.ts';
import { type Colleague, yes } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';

type App = Awaited<ReturnType<typeof openApp>>;

async function searches(app: App, person: Person, query: string): Promise<SearchAnswer> {
  const address = `${app.address}/api/search?q=${encodeURIComponent(query)}`;
  const answer = await fetch(address, { headers: { cookie: await app.cookieOf(person) } });
  return searchAnswerSchema.parse(await answer.json());
}

/** Asks until it is answered like this: the index follows a moment later. */
async function finds(
  app: App,
  person: Person,
  query: string,
  slugs: readonly string[],
): Promise<SearchAnswer> {
  for (;;) {
    const answer = await searches(app, person, query);
    if (answer.found.map(({ slug }) => slug.text).join() === slugs.join()) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

test('a draft is found by words that somebody typed, and no more by words that somebody cut', async () => {
  const app = await openApp();
  const [ann, bob] = [await app.hires('ann'), await app.hires('bob', 'reader')];
  const draftId = await app.makes(ann, 'Harbour to reopen\n\nThe harbour reopens on Monday.');
  await finds(app, bob, 'mond', ['harbour-to-reopen']);
  const here = await app.arrives(ann);
  await here.joins(draftId);
  yes(await here.types(' The Żółw sails first.'));
  const { found } = await finds(app, bob, 'zółw', ['harbour-to-reopen']);
  expect(found[0]).toMatchObject({ draftId, stage: 'writing' });
  expect(marksIn(found[0]?.passage)).toEqual(['Żółw']);
  yes(await here.cuts(' on Monday'));
  await finds(app, bob, 'monday', []);
});

test('spiked and published drafts are found too, and say so', async () => {
  const app = await openApp();
  const chief = await app.hires('cleo', 'chief');
  const [one, other] = [
    await app.makes(chief, 'Lighthouse sold\n\nIt was sold.'),
    await app.makes(chief, 'Lighthouse stays\n\nIt stays.'),
  ];
  const here = await app.arrives(chief);
  yes(await here.asks('draft.move', { draftId: one, to: 'spiked', reason: 'Not so.' }));
  await publishes(here, other);
  await finds(app, chief, 'sold', ['lighthouse-sold']);
  await finds(app, chief, 'stays', ['lighthouse-stays']);
  const { found } = await searches(app, chief, 'lighthouse');
  const stages = new Map(found.map(({ draftId, stage }) => [draftId, stage]));
  expect([stages.get(one), stages.get(other)]).toEqual(['spiked', 'published']);
});

test('a renamed draft is found by its new slug alone', async () => {
  const app = await openApp();
  const ann = await app.hires('ann');
  const draftId = await app.makes(ann, 'Harbour to reopen\n\nOn Monday.');
  await finds(app, ann, 'reopen', ['harbour-to-reopen']);
  const here = await app.arrives(ann);
  yes(await here.asks('draft.rename', { draftId, slug: 'quayside' }));
  await finds(app, ann, 'quayside', ['quayside']);
});

test.each(['lost', 'ruined'])('an index that was %s is made again from the logs', async (how) => {
  const app = await openApp();
  const ann = await app.hires('ann');
  await app.makes(ann, 'Harbour to reopen\n\nOn Monday.');
  await app.makes(ann, 'Ferry to stop\n\nOn Monday.');
  await finds(app, ann, 'harbour', ['harbour-to-reopen']);
  await app.close();
  for (const rest of ['', '-wal', '-shm']) rmSync(join(app.folder, `search.db${rest}`), { force: true });
  if (how === 'ruined')
    writeFileSync(join(app.folder, 'search.db'), 'nothing that could be read '.repeat(999));
  const next = await openApp({ folder: app.folder });
  await finds(next, ann, 'ferry', ['ferry-to-stop']);
  await finds(next, ann, 'harbour', ['harbour-to-reopen']);
});

async function publishes(one: Colleague, draftId: SearchAnswer['found'][number]['draftId']): Promise<void> {
  yes(await one.asks('draft.move', { draftId, to: 'review' }));
  yes(await one.asks('draft.move', { draftId, to: 'ready' }));
  const { textVersion } = await one.joins(draftId);
  yes(await one.asks('draft.publish', { draftId, textVersion }));
}

function marksIn(marked: SearchAnswer['found'][number]['passage'] | undefined): readonly string[] {
  return marked?.marks.map(([from, to]) => marked.text.slice(from, to)) ?? [];
}
