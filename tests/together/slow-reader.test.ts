/** Whoever does not read is not waited for, and does not fill the server's memory; later they catch up. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Colleague, until, yes } from '../fixtures/colleague.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

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
  const wire = stalled.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  wire.ws.pause();
  const unread: number[] = [];
  for (let page = 0; page < PAGES; page++) {
    yes(await here.types(`page ${page}: ${PAGE}`));
    await until(() => there.told['draft.frame'].length === page + 1, 'Bob is told the page');
    unread.push(room.mostUnread());
  }
  expect(Math.max(...unread)).toBeGreaterThan(MOST / 2);
  expect(Math.max(...unread)).toBeLessThanOrEqual(MOST);
  wire.ws.resume();
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
  const wire = stalled.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  wire.ws.pause();
  for (let page = 0; page < PAGES; page++) yes(await here.types(`page ${page}: ${PAGE}`));
  disks[0]?.failNext();
  await here.types('lost, then sent again');
  await there.reads('lost, then sent again');
  wire.ws.resume();
  await stalled.reads('lost, then sent again');
  yes(await here.types(' and on'));
  await stalled.reads(' and on');
}, 90_000);
