// What may not be written is not kept anywhere, not even on the copy that the guard tries edits on.
import { expect, test } from 'vitest';
import { LiveDraft } from '../../server/rooms/live-draft.ts';
import { acceptUpdate } from '../../server/rooms/room-updates.ts';
import { articleOf } from '../../shared/article/read.ts';
import { ann, at, draftId, eve } from '../fixtures/newsroom.ts';
import { forge, text } from './forge.ts';
import { ANN, MALLORY, Scene, WORDS } from './scene.ts';

test('an edit that its writer may not make leaves no trace on the copy that edits are tried on', () => {
  const live = new LiveDraft(draftId(), 'first');
  live.applyUpdate({ log: 'update', seq: 1, at: at(1), by: ann.id, update: new Scene().state });
  live.claims.claim(eve.id, 'eve-1', [MALLORY]);
  // The third stands between the first two: whether they are in order, only a try can tell.
  const update = forge([
    {
      client: MALLORY,
      clock: 0,
      structs: [
        text('a', { origin: WORDS.first, right: [ANN, 3] }),
        text('c', { origin: WORDS.last }),
        text('b', { origin: [MALLORY, 0], right: [MALLORY, 1] }),
      ],
    },
  ]);
  const before = live.article.toString();
  expect(acceptUpdate(live, eve, 'eve-1', { updates: [update], moved: [] })).toMatchObject({
    refusal: { code: 'forbidden' },
  });
  let tried = '';
  live.shadow.try(Uint8Array.of(0, 0), (copy) => {
    tried = articleOf(copy).toString();
    return true;
  });
  expect(tried).toBe(before);
});
