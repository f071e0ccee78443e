/** Whoever does not read is not waited for, and does not fill the server's memory; later they catch up. */
import { expect, test } from 'vitest';
import { until, yes } from '../fixtures/colleague.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

const PAGES = 25;
const PAGE = `${'boats and '.repeat(45_000)}\n`;

test('a stalled reader misses what is told meanwhile and is then told to rejoin, once', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const [here, there] = [await room.comes(ann, draft), await room.comes(bob, draft)];
  const stalled = await room.comes(cleo, draft);
  const wire = stalled.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  wire.ws.pause();
  for (let page = 0; page < PAGES; page++) yes(await here.types(`page ${page}: ${PAGE}`));
  await there.reads(`page ${PAGES - 1}`);
  wire.ws.resume();
  await until(() => stalled.text.length === here.text.length, 'the stalled reader has caught up');
  expect(stalled.told['draft.rejoin'].length).toBe(1);
  expect(stalled.told['draft.frame'].length).toBeLessThan(PAGES);
  expect(there.told['draft.frame'].length).toBe(PAGES);
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
});
