/** A disk that is full, or broken: nothing is acknowledged falsely, everything can be read, and it goes on by itself. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { configure, openFile } from '../../server/store/connect.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { Store } from '../../server/store/store.ts';
import { articleOf } from '../../shared/article/read.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { opens } from '../fixtures/client-wire.ts';
import { type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { diskFull, HeldStore, noSpace } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { fill, mayMount, smallDisk } from '../fixtures/small-disk.ts';
import { newFolder, newsroom } from '../fixtures/together.ts';

async function heldNewsroom(clock = new HandClock()) {
  const disks: HeldStore[] = [];
  const room = await newsroom({
    clock,
    store: (store: Store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error('The store was not held.');
  return { room, disk, clock, draft: await room.makes('Harbour to reopen') };
}

const lastTold = (one: Colleague): string | undefined => one.told['server.standing'].at(-1)?.disk;

/** Lets the server's clock go on until it says that the disk is fine. */
async function fineAgain(clock: HandClock, one: Colleague): Promise<void> {
  await until(() => {
    clock.passes(1_000);
    return lastTold(one) === 'fine';
  }, `${one.person.name} hears that there is room again`);
}

test('with a full disk the whole server takes nothing, tells everybody so, and can be read', async () => {
  const { room, disk, draft } = await heldNewsroom();
  const other = await room.makes('Ferry late');
  const [here, elsewhere] = [await room.comes(ann, draft), await room.comes(bob, other)];
  await until(() => lastTold(elsewhere) === 'fine', 'Bob hears on arriving that all is well');
  disk.fills();
  here.heals = false;
  expect(codeOf(await here.types(' soon'))).toBe('not-saved');
  await until(() => lastTold(elsewhere) === 'full', 'Bob hears of it in another draft');
  expect(codeOf(await elsewhere.types(' again'))).toBe('not-saved');
  expect(codeOf(await elsewhere.asks('flag.raise', flagOn(elsewhere, 'Ferry')))).toBe('not-saved');
  const made = await elsewhere.asks('draft.create', { content: { format: 'text', text: 'New' } });
  expect(codeOf(made)).toBe('not-saved');

  const reader = await room.comes(cleo, draft);
  expect([reader.text.trim(), lastTold(reader)]).toEqual(['Harbour to reopen', 'full']);
  expect((await reader.opensBoard()).cards.length).toBe(2);
  expect(elsewhere.told['draft.rejoin']).toEqual([]);
});

test('what was typed for a full disk is saved by itself once there is room, and cards too', async () => {
  const { room, disk, clock, draft } = await heldNewsroom();
  const windows = [await room.arrives(ann), await room.arrives(bob)] as const;
  const [here, there] = [await opens(windows[0], draft), await opens(windows[1], draft)];
  clock.passes(10_000);
  disk.fills();
  here.types(' Ann.');
  await until(() => lastTold(windows[1]) === 'full', 'both hear of it');
  there.types(' Bob.');
  expect([here.standing.saved, there.standing.saved]).toEqual(['unkept', 'unkept']);
  expect((await room.store.load(draft)).seq).toBe(2);
  disk.mends();
  await fineAgain(clock, windows[0]);
  await Promise.all([here.draft.flushed(), there.draft.flushed()]);
  for (const one of [here, there]) await one.reads(' Ann.');
  for (const one of [here, there]) await one.reads(' Bob.');
  expect([here.standing.saved, there.standing.saved]).toEqual(['saved', 'saved']);
  await expect
    .poll(async () => {
      clock.passes(500);
      return (await room.rooms.cards())[0]?.words;
    })
    .toBe(5);
});

test('a card that a full disk did not take costs nobody their seat, and is written once there is room', async () => {
  const { room, disk, clock, draft } = await heldNewsroom();
  const here = await room.comes(ann, draft);
  yes(await here.types(' one'));
  yes(await here.types(' two'));
  disk.fills();
  clock.passes(500);
  await until(() => lastTold(here) === 'full', 'Ann hears of the disk');
  expect(here.told['draft.rejoin']).toEqual([]);
  expect(await room.store.staleCards()).toEqual([draft]);
  disk.mends();
  await fineAgain(clock, here);
  yes(await here.types(' three'));
  await expect.poll(() => room.store.staleCards()).toEqual([]);
  expect(here.told['draft.rejoin']).toEqual([]);
});

test('commits that meet a full disk at random lose no word, double none, and say saved only of what is on disk', async () => {
  const seed = Number(process.env.DISK_SEED ?? Date.now() % 1_000_000);
  console.info(`DISK_SEED=${seed}`);
  const chance = new Chance(seed);
  const { room, disk, clock, draft } = await heldNewsroom();
  const windows = await Promise.all([ann, bob, cleo].map((person) => room.arrives(person)));
  const hands = await Promise.all(windows.map((one) => opens(one, draft)));
  let failures = 0;
  disk.breaks(() => {
    if (!chance.happens(0.4)) return null;
    failures += 1;
    return chance.pick([diskFull, noSpace])();
  });
  const typed: string[][] = hands.map(() => []);
  const unsaved = () => hands.filter((hand) => hand.draft.hasUnsentWords);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, hand] of hands.entries()) {
      const word = `<${at}-${round}>`;
      typed[at]?.push(word);
      hand.types(word);
    }
    await until(() => {
      clock.passes(250);
      return unsaved().length < hands.length;
    }, 'somebody is saved');
    const saved = typed.filter((_, at) => !hands[at]?.draft.hasUnsentWords).flat();
    const onDisk = await wordsOnDisk(room.store, draft);
    for (const word of saved) expect(onDisk.split(word).length, word).toBe(2);
  }
  disk.mends();
  await until(() => {
    clock.passes(1_000);
    return unsaved().length === 0;
  }, 'everything is saved');
  expect(failures).toBeGreaterThan(0);
  const onDisk = await wordsOnDisk(room.store, draft);
  for (const word of typed.flat()) expect(onDisk.split(word).length, word).toBe(2);
  for (const { draft: open } of hands)
    await until(() => open.article.toString() === onDisk, 'all read the same');
}, 60_000);

/** A disk that has really no room for more than a few pages, and how it gets some. */
type Real = {
  readonly folder: string;
  readonly store?: (store: Store) => Store;
  fills(): void;
  mends(): void;
};

async function expectReadOnlyAndBack({ folder, store, fills, mends }: Real): Promise<void> {
  const clock = new HandClock();
  const room = await newsroom({ folder, clock, ...(store && { store }) });
  const draft = await room.makes('Harbour to reopen');
  const here = await room.arrives(ann);
  const { types, draft: open, reads } = await opens(here, draft);
  types(' Before.');
  await open.flushed();
  fills();
  const page = 'boats and '.repeat(1_000);
  await until(() => {
    if (!open.hasUnsentWords) types(page);
    return lastTold(here) === 'full';
  }, 'Ann hears that the disk is full');
  types(' After.');
  const reader = await room.comes(bob, draft);
  expect(reader.text).toContain(' Before.');
  expect(reader.text).not.toContain(' After.');
  expect(codeOf(await reader.types('Bob.'))).toBe('not-saved');
  mends();
  await fineAgain(clock, here);
  await open.flushed();
  await reads(' After.');
  expect((await wordsOnDisk(room.store, draft)).split(' After.').length).toBe(2);
}

test('a database that may grow no further turns the server read-only, and it resumes when it may', async () => {
  const databases: DatabaseSync[] = [];
  const folder = newFolder();
  const pragma = (text: string): void => databases[0]?.exec(text);
  await expectReadOnlyAndBack({
    folder,
    store: () => {
      const database = configure(openFile(join(folder, 'galley.db')));
      databases.push(database);
      onTestFinished(() => database.close());
      return new SqliteStore(database);
    },
    fills: () => pragma('PRAGMA max_page_count = 1'),
    mends: () => pragma('PRAGMA max_page_count = 1000000'),
  });
});

if (!mayMount()) console.info('No disk may be mounted here: the test on a really full one is left out.');
else
  test('a file system without a free byte turns the server read-only, and it resumes when there is room', async () => {
    const { path, leaves } = smallDisk();
    onTestFinished(leaves);
    const ballast = join(path, 'ballast');
    await expectReadOnlyAndBack({
      folder: join(path, 'data'),
      fills: () => fill(ballast),
      mends: () => rmSync(ballast),
    });
  });

const ROUNDS = 10;

/** The article as it can be read from the log alone. */
async function wordsOnDisk(store: Store, draft: DraftId): Promise<string> {
  const { snapshot, updates } = await store.load(draft);
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot.state);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return articleOf(doc).toString();
}
