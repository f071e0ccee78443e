/** Lines that die without a word, break, crawl and come back: nothing is lost, nobody stays behind as a ghost. */
import { expect, onTestFinished, test } from 'vitest';
import { Chance } from '../fixtures/chance.ts';
import { opens } from '../fixtures/client-wire.ts';
import { type Colleague, until, yes } from '../fixtures/colleague.ts';
import { ann, bob, cleo, everybody } from '../fixtures/newsroom.ts';
import { LineProxy } from '../fixtures/proxy.ts';
import { newsroom } from '../fixtures/together.ts';

/** A line that is felt for often: what takes 25 s in the newsroom takes 3 s here. */
const HEARTBEAT = { every: 300, answerWithin: 2_500 };

/** Ann's line goes through the proxy, Bob's does not. */
async function scene() {
  const room = await newsroom({ heartbeat: HEARTBEAT });
  const proxy = new LineProxy(room.address);
  const through = await proxy.open();
  onTestFinished(() => proxy.close());
  const draft = await room.makes('Harbour to reopen');
  const window = await room.arrives(ann, { address: through, comesBack: true });
  const here = await opens(window, draft);
  const there = await opens(await room.arrives(bob, { comesBack: true }), draft);
  return { room, proxy, through, draft, window, here, there };
}

type Draft = Awaited<ReturnType<typeof opens>>;

async function areLevel(one: Draft, other: Draft): Promise<void> {
  const read = ({ draft }: Draft): string => JSON.stringify(draft.article.toDelta());
  await until(() => read(one) === read(other), 'both read the same');
  await until(() => one.standing.saved === 'saved' && other.standing.saved === 'saved', 'all is saved');
}

test('a line that dies without a word is noticed by both ends, and what was typed meanwhile arrives once', async () => {
  const { room, proxy, draft, window, here, there } = await scene();
  proxy.swallows();
  here.types(' (typed into a dead line)');
  there.types(' (typed meanwhile)');
  await until(() => here.standing.saved === 'unkept', 'Ann is told that it is not saved');
  await until(() => here.draft.article.toString().includes('(typed meanwhile)'), 'Ann is back');
  await areLevel(here, there);
  expect(there.draft.article.toString().split('(typed into a dead line)').length).toBe(2);
  const sessions = (): string => sessionsOf(there);
  await until(
    () => sessions() === [window.socket.id, there.standing.session].sort().join(),
    'Ann’s ghost has left',
  );
  expect(room.errors).toEqual([]);
  expect((await room.store.load(draft)).updates.length).toBe(3);
});

function sessionsOf({ standing }: Draft): string {
  return standing.presence
    .map(({ session }) => session)
    .sort()
    .join();
}

test('two sides of a partition that both write come to one text when it heals', async () => {
  const { proxy, here, there } = await scene();
  proxy.parts();
  for (let at = 0; at < 10; at++) {
    here.types(` a${at}`);
    there.types(` b${at}`);
  }
  await until(() => here.standing.presence.length === 0, 'Ann knows that she is alone');
  here.types(' (typed alone)');
  expect(here.standing.saved).toBe('unkept');
  proxy.heals();
  await there.reads('(typed alone)');
  await areLevel(here, there);
  const text = there.draft.article.toString();
  expect(['a9', 'b9', '(typed alone)'].map((words) => text.split(words).length)).toEqual([2, 2, 2]);
});

test('an old line that closes late takes nothing from the new one', async () => {
  const room = await newsroom({ heartbeat: HEARTBEAT });
  const proxy = new LineProxy(room.address);
  const through = await proxy.open();
  onTestFinished(() => proxy.close());
  const draft = await room.makes('Harbour to reopen');
  const old = await room.comes(ann, draft, { address: through });
  yes(await old.types(' soon'));
  proxy.swallows();
  const lost = old.edits((article) => article.insert(article.length, ' (into the dead line)', {}));
  old.sends(lost).catch(() => {
    // Nobody hears it.
  });
  const window = await room.arrives(ann);
  window.doc = old.doc;
  expect((await window.joins(draft)).newClientId).toBe(false);
  yes(await window.sends(lost));
  const ghost = old.socket.id ?? '';
  const hasLeft = (): boolean => window.told['draft.presence'].some(({ left }) => left.includes(ghost));
  await until(hasLeft, 'the old line is given up');
  yes(await window.types(' and on'));
  const there = await room.comes(bob, draft);
  expect(there.text).toContain(' soon (into the dead line) and on');
  expect((await there.joins(draft)).presence.length).toBe(2);
});

test('a line that is slow and late carries everything in order', async () => {
  const { proxy, here, there } = await scene();
  proxy.is({ latency: 20, rate: 200_000 });
  for (let at = 0; at < 30; at++) here.types(` ${at},`);
  there.types(' At last.');
  await areLevel(here, there);
  const text = there.draft.article.toString();
  expect(text).toContain(Array.from({ length: 30 }, (_, at) => ` ${at},`).join(''));
});

test('fifty whose lines flap leave no ghost, sit on one seat each, and lose nothing', async () => {
  const seed = Number(process.env.FLAP_SEED ?? Date.now() % 1_000_000);
  console.info(`FLAP_SEED=${seed}`);
  const chance = new Chance(seed);
  const room = await newsroom();
  const drafts = [await room.makes('Harbour to reopen'), await room.makes('Bridge to close')];
  const writers = everybody.filter(({ role }) => ['writer', 'editor', 'chief'].includes(role));
  const flapping = Array.from({ length: 50 }, async (_, at) => {
    const [who, draft] = [writers[at % writers.length] ?? ann, drafts[at % drafts.length]];
    if (!draft) throw new Error('There is no draft.');
    let window = await room.comes(who, draft);
    for (let time = 0; time < 4; time++) {
      const old = window;
      yes(await old.types(`<${at}.${time}>`));
      const unsent = old.edits((article) => article.insert(article.length, `<${at}.${time}!>`, {}));
      // The new line may be up before the old one is down, or after.
      if (chance.happens(0.5)) old.socket.disconnect();
      window = await room.arrives(who);
      window.doc = old.doc;
      await window.joins(draft);
      yes(await window.sends(unsent));
      old.socket.disconnect();
    }
    return window;
  });
  const windows = await Promise.all(flapping);
  const watching = await Promise.all(drafts.map((draft) => room.comes(cleo, draft)));
  for (const watcher of watching) await seesOnly(watcher, windows);
  const all = Array.from({ length: 50 * 4 }, (_, at) => `<${at % 50}.${Math.floor(at / 50)}`);
  const text = watching.map((one) => one.text).join();
  const marks = all.flatMap((mark) => [`${mark}>`, `${mark}!>`]);
  expect(marks.filter((mark) => text.split(mark).length !== 2)).toEqual([]);
}, 90_000);

/** Who is there, when asked again and again, is in the end those who are. */
async function seesOnly(watcher: Colleague, windows: readonly Colleague[]): Promise<void> {
  const here = [...windows.filter((one) => one.draft === watcher.draft), watcher];
  const ids = here.map(({ socket }) => socket.id).sort();
  const { presence } = await watcher.joins(watcher.draft);
  expect(presence.map(({ session }) => session).sort()).toEqual(ids);
}
