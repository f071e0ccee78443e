// What was typed is answered by the frame that it went into, and by nothing beside it.
import { expect, test } from 'vitest';
import { LineBroken } from '../../client/sync/line-broken.ts';
import { Updates } from '../../client/sync/updates.ts';
import type { Request } from '../../shared/protocol.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { refuse } from '../../shared/review/refusal.ts';
import { HandClock } from '../fixtures/hand-clock.ts';

const draftId = draftIdSchema.parse('draft-of-the-harbour-0');
const typed = { draftId, update: Uint8Array.of(0, 0) };

/** Ann's line, at whose other end a test sits. */
function scene() {
  const [clock, sent] = [new HandClock(), [] as Request<'draft.update'>[]];
  const updates = new Updates({ clock, send: (update) => sent.push(update), session: () => 'ann-1' });
  return { clock, sent, updates };
}

test('an update is answered by the frame that it went into, with the number of the draft', async () => {
  const { updates, sent } = scene();
  const [first, second] = [updates.send(typed), updates.send(typed)];
  expect(sent.map(({ n }) => n)).toEqual([1, 2]);
  updates.hearFrame({ seq: 7, taken: { 'ann-1': [1, 2] } });
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, seq: 7 },
    { ok: true, seq: 7 },
  ]);
});

test('what others typed answers nothing, even under the same number', async () => {
  const { updates } = scene();
  const answer = updates.send(typed);
  updates.hearFrame({ seq: 7, taken: { 'bob-1': [1] } });
  updates.hearFrame({ seq: 8, taken: {} });
  updates.hearFrame({ seq: 9, taken: { 'ann-1': [1] } });
  expect(await answer).toEqual({ ok: true, seq: 9 });
});

test('an update that went into no frame is answered by itself, in whatever order', async () => {
  const { updates } = scene();
  const [first, second] = [updates.send(typed), updates.send(typed)];
  const refusal = refuse('forbidden', 'This draft is published.');
  updates.hearAnswer({ n: null, ok: false, refusal });
  updates.hearAnswer({ n: 2, ok: false, refusal });
  updates.hearAnswer({ n: 1, ok: true, seq: 3 });
  expect(await first).toEqual({ ok: true, seq: 3 });
  expect(await second).toEqual({ ok: false, refusal });
});

test('whether an update was heard is not known when the line breaks, or no answer comes in fifteen seconds', async () => {
  const { updates, clock } = scene();
  const early = updates.send(typed);
  updates.lineBroke();
  await expect(early).rejects.toThrow(LineBroken);
  const late = updates.send(typed);
  clock.passes(15_000);
  await expect(late).rejects.toThrow(LineBroken);
});

test('an answer that comes too late, or again, is for nobody', async () => {
  const { updates, clock } = scene();
  const late = updates.send(typed);
  clock.passes(15_000);
  await expect(late).rejects.toThrow(LineBroken);
  const next = updates.send(typed);
  updates.hearFrame({ seq: 7, taken: { 'ann-1': [1] } });
  updates.hearFrame({ seq: 8, taken: { 'ann-1': [1, 2] } });
  expect(await next).toEqual({ ok: true, seq: 8 });
});
