// What is done and no longer on the board, in pages, for whoever is signed in.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { card } from '../board/cards.ts';
import { Scene } from './scene.ts';

let scene: Scene;
let cookie: string;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('ann', 'reader');
  cookie = await scene.stepsIn('ann');
  scene.cards = [1, 2, 3].map((n) =>
    card({ slug: `draft-${n}`, stage: 'published', changedAt: `2026-01-0${n}T00:00:00.000Z` }),
  );
});
afterEach(() => scene.close());

const asks = (query: string, headers: Record<string, string> = { cookie }) =>
  scene.asks(`/api/board/done${query}`, { headers });
const AFTER_THIRD = '?changedAt=2026-01-03T00:00:00.000Z&id=draft-3_______________';

test('what is older than the card that was shown last is answered, the newest first', async () => {
  const answer = await asks(AFTER_THIRD);
  expect(answer.json()).toEqual({ cards: [scene.cards[1], scene.cards[0]], more: 0 });
});

test('it is for nobody without a session, and for no foreign page', async () => {
  expect((await asks(AFTER_THIRD, {})).status).toBe(401);
  expect((await asks(AFTER_THIRD, { cookie, origin: 'https://evil.example.org' })).status).toBe(403);
});

test.each(['', '?changedAt=yesterday&id=draft-3_______________', '?changedAt=2026-01-03T00:00:00.000Z&id=x'])(
  'a place that cannot be read is refused: “%s”',
  async (query) => {
    const answer = await asks(query);
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('"code":"invalid"')]);
  },
);
