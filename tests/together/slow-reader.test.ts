/** Whoever does not read is not waited for, and does not fill the server's memory; later they catch up. */
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { FORMAT_VERSION } from '../../shared/protocol.ts';
import { Colleague, until, yes } from '../fixtures/colleague.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';
import { WatchedHouse } from '../torture/watch.ts';

const PAGES = 25;
const PAGE = `${'boats and '.repeat(45_000)}\n`;

function isLevel(one: Colleague, other: Colleague): boolean {
  return Buffer.from(Y.encodeStateVector(one.doc)).equals(Y.encodeStateVector(other.doc));
}

/** What may wait for one reader, in bytes. */
const MOST = 4_000_000;

test('a stalled reader costs at most 4 MB, and one diff brings them up to date', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const stalled = await room.comes(cleo, draft);
  const wire = pausesReading(stalled);
  const unread: number[] = [];
  for (let page = 0; page < PAGES; page++) {
    yes(await here.types(`page ${page}: ${PAGE}`));
    await until(() => there.told['draft.frame'].length === page + 1, 'Bob is told the page');
    unread.push(room.mostUnread());
  }
  expect(Math.max(...unread)).toBeGreaterThan(MOST / 2);
  expect(Math.max(...unread)).toBeLessThanOrEqual(MOST);
  wire.resume();
  await until(() => isLevel(stalled, here), 'the stalled reader has caught up');
  expect([stalled.text, Y.encodeStateVector(stalled.doc)]).toEqual([
    here.text,
    Y.encodeStateVector(here.doc),
  ]);
  expect(stalled.told['draft.rejoin'].length).toBe(1);
  expect(stalled.told['draft.frame'].length).toBeLessThan(PAGES);
  expect(there.told['draft.frame'].length).toBe(PAGES);
  expect(room.mostUnread()).toBe(0);
}, 90_000);

test('a stalled reader who asks for the whole draft, over and over, costs what a reader may leave unread', async () => {
  const house = await WatchedHouse.open();
  onTestFinished(() => house.close());
  const { address } = house;
  const here = await new Colleague({ address, person: ann }).arrives();
  const text = 'Harbour to reopen';
  await here.joins(yes(await here.asks('draft.create', { content: { format: 'text', text } })).draftId);
  for (let page = 0; page < 5; page++) yes(await here.types(PAGE));
  const stalled = await new Colleague({ address, person: cleo }).arrives();
  await stalled.joins(here.draft);
  const before = await house.asks();
  pausesReading(stalled);
  const wholeDraft = {
    draftId: here.draft,
    formatVersion: FORMAT_VERSION,
    stateVector: Uint8Array.of(0),
    lastEvent: 0,
    clientIds: [stalled.doc.clientID],
  };
  for (let at = 0; at < 40; at++) stalled.socket.emit('draft.join', wholeDraft, () => {});
  for (let word = 0; word < 20; word++) yes(await here.types('and on '));
  const after = await house.asks();
  // Forty whole drafts would be more than three times as much.
  expect(after.heap - before.heap).toBeLessThan(24_000_000);
  await Promise.all([stalled.leaves(), here.leaves()]);
});

test('a stalled reader whose room is lost meanwhile is told so, and comes to the same text', async () => {
  const disks: HeldStore[] = [];
  const room = await newsroom({
    store: (store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const stalled = await room.comes(cleo, draft);
  const wire = pausesReading(stalled);
  for (let page = 0; page < PAGES; page++) yes(await here.types(`page ${page}: ${PAGE}`));
  disks[0]?.failNext();
  await here.types('lost, then sent again');
  await there.reads('lost, then sent again');
  wire.resume();
  await stalled.reads('lost, then sent again');
  yes(await here.types(' and on'));
  await stalled.reads(' and on');
}, 90_000);

function pausesReading({ socket }: Colleague): { pause(): void; resume(): void } {
  const { ws } = socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  ws.pause();
  return ws;
}
