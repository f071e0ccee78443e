// A draft is read by whoever does not sit in it: as it stands on disk, with where its threads lie, and taken along.
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { textOf } from '../../shared/article/blocks.ts';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { flagOn } from '../fixtures/flags.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { ann, draftId } from '../fixtures/newsroom.ts';
import { openApp } from '../fixtures/open-app.ts';
import { newsroom } from '../fixtures/together.ts';

const STORY = 'Harbour to reopen\n\nThe harbour reopens on Monday.';

test('what is read is on disk, and its threads lie where its blocks have the words', async () => {
  const disks: HeldStore[] = [];
  const room = await newsroom({
    store: (store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  const draft = await room.makes(STORY);
  const here = await room.comes(ann, draft);
  const { seq: flag } = yes(await here.asks('flag.raise', flagOn(here, 'Monday')));
  disk?.hold();
  const typing = here.types(' soon');
  await until(() => disk?.waiting === 1, 'the commit is under way');
  let isRead = false;
  const reading = room.rooms.read(draft).finally(() => {
    isRead = true;
  });
  await here.request('draft.cursor', { draftId: draft, cursor: null });
  expect(isRead).toBe(false);
  disk?.release();
  yes(await typing);
  const read = yes(await reading);
  expect(read.blocks.map(textOf).join('\n')).toContain('soon');
  expect(read.events.map(({ type }) => type)).toEqual(['draft.created', 'flag.raised']);
  expect([...read.places]).toEqual([[flag, expect.objectContaining({ state: 'placed', words: 'Monday' })]]);
  expect(read.textVersion).toBe(read.seq);
});

test('a draft that is not there cannot be read', async () => {
  const room = await newsroom();
  expect(codeOf(await room.rooms.read(draftId('nowhere')))).toBe('not-found');
});

test('a draft leaves the whole server as a Word document with its comments', async () => {
  const house = await openApp();
  const [ines, bert] = [await house.hires('ines'), await house.hires('bert', 'reviewer')];
  const draft = await house.makes(ines, STORY);
  const window = await house.arrives(bert);
  await window.joins(draft);
  yes(await window.asks('flag.raise', flagOn(window, 'Monday')));
  const path = `${house.address}/api/drafts/${draft}/export/docx`;
  const answer = await fetch(path, { headers: { cookie: await house.cookieOf(ines) } });
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="harbour-to-reopen\.docx"/u,
  );
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const read = (name: string) => new TextDecoder().decode(parts[name]);
  expect(read('word/comments.xml')).toContain('w:author="bert"');
  expect(read('word/document.xml')).toMatch(
    /<w:commentRangeStart w:id="0"\/>.*Monday.*<w:commentRangeEnd w:id="0"\/>/u,
  );
});
