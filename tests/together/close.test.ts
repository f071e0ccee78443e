/** The server closes: what it took lands and is answered, everybody hears of it, and nothing that hangs is waited for long. */
import { expect, test } from 'vitest';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { openApp } from '../fixtures/open-app.ts';

async function scene() {
  const disks: HeldStore[] = [];
  const clock = new HandClock();
  const house = await openApp({
    clock,
    store: (store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error('The store was not held.');
  const ann = await house.hires('ann');
  const bob = await house.hires('bob', 'editor');
  const draft = await house.makes(ann, 'Harbour to reopen');
  const [here, there] = [await house.arrives(ann), await house.arrives(bob)];
  for (const one of [here, there]) {
    one.heals = false;
    await one.joins(draft);
  }
  return { ...house, disk, clock, draft, here, there };
}

test('what was taken before is on disk and answered before anybody is told that the server leaves; nothing is taken after', async () => {
  const { app, disk, here, there, store, draft } = await scene();
  disk.hold();
  const typed = here.types(' soon');
  await until(() => disk.waiting === 1, 'the commit is under way');
  const closing = app.close();
  expect(codeOf(await there.types(' late'))).toBe('not-saved');
  expect(there.told['server.leaving']).toEqual([]);
  disk.release();
  yes(await typed);
  await closing;
  for (const one of [here, there]) {
    expect(one.told['server.leaving']).toEqual([{ within: 510 }]);
    await until(() => !one.socket.connected, `${one.person.name}'s line is closed`);
  }
  expect((await store.load(draft)).seq).toBe(3);
});

test('a disk that does not answer holds nobody for ever', async () => {
  const { app, disk, clock, here } = await scene();
  disk.hold();
  const typed = here.types(' soon').then(codeOf, () => 'unheard');
  await until(() => disk.waiting === 1, 'the commit is under way');
  let isOver = false;
  const closing = app.close().then(() => {
    isOver = true;
  });
  await until(() => {
    clock.passes(100);
    return isOver;
  }, 'it is closed');
  await closing;
  expect(await typed).not.toBe('yes');
  disk.release();
});
