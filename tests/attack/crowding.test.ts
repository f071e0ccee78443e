/** One person, or one broken part, and everybody else: searches, files and sign-ins of the others go on. */
import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { openOffice } from '../accounts/office.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';

/** Every thread that this process begins from now on. */
function threads(): readonly Worker[] {
  const begun: Worker[] = [];
  const note = (worker: Worker): void => void begun.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return begun;
}

test('whoever searches while the threads go down is told so at once; the next search finds, and the next file is read', async () => {
  const begun = threads();
  const app = await openApp();
  const ann = await app.hires('ann');
  await app.makes(ann, 'Harbour plan\n\nTwelve cranes came.');
  const page = Program.withCookie(app.address, await app.cookieOf(ann));
  const finds = async () => {
    const { status, body } = await page.reads('/search?q=cranes');
    return status === 200 ? (body as { readonly found: readonly unknown[] }).found.length : body;
  };
  await untilIt(async () => (await finds()) === 1, 'the draft is in the index');
  // Whichever of them is the index's: all go down, in the middle of many searches.
  const searching = Promise.all(Array.from({ length: 20 }, finds));
  for (const thread of begun) void thread.terminate();
  for (const answer of await searching)
    if (answer !== 1)
      expect(answer).toMatchObject({
        ...{ code: 'internal', status: 500 },
        detail: 'The search does not work just now. Try again in a minute.',
      });
  expect(await finds()).toBe(1);
  await app.makes(ann, 'Ferry plan\n\nTwelve cranes went.');
  await untilIt(async () => (await finds()) === 2, 'what came since is found');
});

test('one person’s hundred files keep nobody else’s from being read', async () => {
  const app = await openApp();
  const [ann, bob] = [await app.hires('ann'), await app.hires('bob')];
  const [hers, his] = [
    Program.withCookie(app.address, await app.cookieOf(ann)),
    Program.withCookie(app.address, await app.cookieOf(bob)),
  ];
  const text = `Harbour\n\n${'A long paragraph of words. '.repeat(4_000)}`;
  const brings = (page: Program, words: string) =>
    page.posts('/commands/draft.create', {
      id: randomUUID(),
      payload: { content: { format: 'text', text: words } },
    });
  let hersDone = 0;
  const pile = Array.from({ length: 100 }, () =>
    brings(hers, text).then(({ status }) => {
      hersDone += Number(status === 200);
      return status;
    }),
  );
  const mine = await brings(his, 'Ferry\n\nLate.');
  expect(mine.status).toBe(200);
  // Hers wait four deep at most; the rest are told to come again, and none is lost without a word.
  const statuses = await Promise.all(pile);
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect(hersDone).toBeGreaterThan(0);
});

test('a flood of sign-ins from one address keeps nobody from signing in elsewhere, nor from working', async () => {
  const office = await openOffice();
  const chief = await office.setsUp();
  await office.hiresBy(chief, 'ann', 'writer');
  const flooding = office.from('198.51.100.66');
  const flood = Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      flooding.posts('/sign-in', { email: `m${at}@post.example`, password: 'guessed' }),
    ),
  );
  const [honest, works] = await Promise.all([office.from('203.0.113.9').signsIn('ann'), chief.gets('/me')]);
  expect([honest.status, works.status]).toEqual([200, 200]);
  const answers = new Map<number, number>();
  for (const { status } of await flood) answers.set(status, (answers.get(status) ?? 0) + 1);
  // Fifty wrong ones are looked at; the others are told to wait before anything is hashed for them.
  expect(Object.fromEntries(answers)).toEqual({ 401: 50, 429: 250 });
  expect((await office.from('203.0.113.9').signsIn('ann')).status).toBe(200);
});

async function untilIt(holds: () => Promise<boolean>, what: string): Promise<void> {
  const over = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > over) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
