/** A kill does not test the disk; the kernel's own word does: synced between the append and whatever anybody hears of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Colleague, yes } from '../fixtures/colleague.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { HOUSE, Server } from '../fixtures/server.ts';
import { type SignedIn, signsIn } from '../fixtures/sign-in.ts';
import { type Call, callsIn, canTrace, readTrace, tracingTo } from '../fixtures/strace.ts';
import { newFolder } from '../fixtures/together.ts';

const WORDS = 12;
const COMMENTS = 4;

/** Words that somebody sent, and the number under which they were acknowledged. */
type Sent = { readonly words: string; readonly seq: number };
type SignsIn = (address: string) => Promise<readonly [SignedIn, SignedIn]>;

/** What was told before the disk had it; nothing is as it should be. */
function toldTooSoon(calls: readonly Call[], sent: readonly Sent[]): readonly string[] {
  const appends = calls.filter(({ name, said }) => name === 'pwrite64' && isWal(said));
  const syncs = calls.filter(({ name, said }) => /^f(data)?sync$/.test(name) && isWal(said));
  const tellings = calls.filter(({ name, said }) => !/sync|pwrite/.test(name) && said.includes('<TCP'));
  return sent.flatMap(({ words, seq }) => {
    const append = appends.find(({ said }) => said.includes(words));
    const numbered = tellings.filter(({ said }) => new RegExp(`\\\\"seq\\\\":${seq}\\b`).test(said));
    const told = [...tellings.filter(({ said }) => said.includes(words)), ...numbered];
    const acked = numbered.filter(({ said }) => ACKNOWLEDGES.test(said));
    if (!append || told.length === 0 || acked.length === 0) return [`${words}: not seen in the trace`];
    const sync = syncs.find((call) => call.begins > append.ends);
    const tooSoon = told.filter(({ begins }) => !sync || begins < sync.ends);
    return tooSoon.length > 0 ? [`${words}: told ${tooSoon.length} times before it was synced`] : [];
  });
}

/** A frame answers what was typed, and Socket.IO what was asked. */
const ACKNOWLEDGES = /\\"taken\\":\{\\"|\\"ok\\":true/;

function isWal(said: string): boolean {
  return /^\d+<[^>]*galley\.db-wal>/.test(said);
}

/** Ann and Bob type and comment in one draft of a traced server. */
async function trace(program: readonly string[] | undefined, signIn: SignsIn) {
  const folder = newFolder();
  const file = join(folder, 'trace');
  const data = join(folder, 'data');
  mkdirSync(data);
  const server = new Server({ through: tracingTo(file), ...(program && { program }) });
  onTestFinished(() => server.ends());
  const address = await server.open(data);
  const sent = await typesAndComments(address, await signIn(address));
  await server.close();
  await server.ends();
  return { calls: readTrace(file), sent };
}

async function typesAndComments(
  address: string,
  people: readonly [SignedIn, SignedIn],
): Promise<readonly Sent[]> {
  const [here, there] = await Promise.all(
    people.map((who) => new Colleague({ address, ...originOf(address), ...who }).arrives()),
  );
  if (!here || !there) throw new Error('Somebody is missing.');
  const content = { format: 'text' as const, text: 'Harbour to reopen' };
  const draft = yes(await here.asks('draft.create', { content })).draftId;
  for (const one of [here, there]) await one.joins(draft);
  const sent: Sent[] = [];
  for (let at = 0; at < WORDS; at++) {
    const [mine, theirs] = [`typed-by-ann-${at}.`, `typed-by-bob-${at}.`];
    const answers = await Promise.all([here.types(mine), there.types(theirs)]);
    sent.push(...[mine, theirs].map((words, who) => ({ words, seq: yes(answers[who] ?? answers[0]).seq })));
  }
  for (let at = 0; at < COMMENTS; at++) {
    const words = `commented-by-bob-${at}.`;
    const asking = there.asks('comment.make', { draftId: draft, anchor: null, text: words });
    sent.push({ words, seq: yes(await asking).seq });
  }
  await here.reads(`typed-by-bob-${WORDS - 1}.`);
  for (const one of [here, there]) await one.leaves();
  return sent;
}

/** The house's own door wants no Origin; the product's wants ours. */
function originOf(address: string): { readonly origin?: string } {
  return new URL(address).hostname === 'localhost' ? { origin: address } : {};
}

const productPeople: SignsIn = async (address) => [
  await signsIn(address, 'nora'),
  await signsIn(address, 'ivo'),
];
const housePeople: SignsIn = async () => [
  { person: ann, cookie: `${ann.id}=window` },
  { person: bob, cookie: `${bob.id}=window` },
];

test('a line of a trace that another thread cut in two is one call', () => {
  const calls = callsIn(
    [
      '7 1.0 fsync(5</d/galley.db-wal> <unfinished ...>',
      '8 1.1 write(9<TCP:[a->b]>, "x", 1) = 1',
      '7 1.2 <... fsync resumed>) = 0',
    ].join('\n'),
  );
  expect(calls.map(({ name, begins, ends }) => [name, begins, ends])).toEqual([
    ['fsync', 0, 2],
    ['write', 1, 1],
  ]);
});

if (canTrace()) {
  test('the disk has synced an edit or event before anybody hears of it', async () => {
    const { calls, sent } = await trace(undefined, productPeople);
    expect(sent.length).toBe(2 * WORDS + COMMENTS);
    expect(toldTooSoon(calls, sent)).toEqual([]);
  }, 120_000);

  test('the same parts in a test’s own house sync likewise', async () => {
    const { calls, sent } = await trace([HOUSE, 'FULL'], housePeople);
    expect(toldTooSoon(calls, sent)).toEqual([]);
  }, 120_000);

  test('a store that does not sync is found out, every time', async () => {
    const { calls, sent } = await trace([HOUSE, 'OFF'], housePeople);
    expect(toldTooSoon(calls, sent)).toHaveLength(sent.length);
    expect(toldTooSoon(calls, sent).join()).not.toContain('not seen');
  }, 120_000);
} else {
  console.info(
    'No strace can be had here: that the disk is synced before anybody hears is not proved in this run.',
  );
}
