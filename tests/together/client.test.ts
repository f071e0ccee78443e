/** The client's own open draft at the server's own door: no word is lost between the two. */
import { expect, test } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { opens } from '../fixtures/client-wire.ts';
import { until, yes } from '../fixtures/colleague.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene() {
  const disks: HeldStore[] = [];
  const room = await newsroom({
    store: (store: Store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error('There is no disk.');
  const draft = await room.makes('Harbour to reopen');
  return { room, disk, draft };
}

test('two windows read each other, and are saved when all is on disk', async () => {
  const { room, disk, draft } = await scene();
  const here = await opens(await room.arrives(ann), draft);
  const there = await opens(await room.arrives(bob), draft);
  disk.hold();
  here.types(' soon');
  await until(() => disk.waiting === 1, 'the commit is under way');
  expect(here.standing.saved).toBe('saving');
  disk.release();
  await there.reads('soon');
  await until(() => here.standing.saved === 'saved', 'it is saved');
});

test('words whose commit fails are sent again by themselves', async () => {
  const { room, disk, draft } = await scene();
  const here = await opens(await room.arrives(ann), draft);
  const there = await opens(await room.arrives(bob), draft);
  disk.failNext();
  here.types(' soon');
  here.types(' enough');
  await there.reads('soon enough');
  await until(() => here.standing.saved === 'saved', 'it is saved');
  expect([here.standing.kept, here.standing.generation]).toEqual([null, 0]);
});

test('somebody who comes while a commit fails comes in all the same', async () => {
  const { room, disk, draft } = await scene();
  const here = await opens(await room.arrives(ann), draft);
  disk.hold();
  here.types(' soon');
  await until(() => disk.waiting === 1, 'the commit is under way');
  const coming = opens(await room.arrives(bob), draft);
  disk.failNext();
  disk.release();
  await (await coming).reads('soon');
});

test('words that were refused are kept for copying, and the text is the server’s again', async () => {
  const { room, draft } = await scene();
  const window = await room.arrives(ann);
  const here = await opens(window, draft);
  const chief = await room.comes(cleo, draft);
  yes(await chief.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Old news.' }));
  here.types(' too late');
  await until(() => here.standing.kept !== null, 'the words are kept');
  expect(here.standing.kept).toMatchObject({ words: 'too late', refusal: { code: 'forbidden' } });
  await here.reads('Harbour to reopen');
  expect(here.draft.article.toString()).not.toContain('too late');
});
