/** Many edits in one go, one of them forged: they are judged one by one for a moment, and what is left may come again. */
import { expect, test } from 'vitest';
import { machineClock } from '../../server/clock.ts';
import type { Clock } from '../../server/people.ts';
import { codeOf } from '../fixtures/colleague.ts';
import { ann } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

test('what is hard to judge holds nobody up: the rest of it is to be sent again, and nothing is lost', async () => {
  let now = Date.parse('2026-11-23T12:00:00.000Z');
  // Each look at it takes three milliseconds, as if every edit took so long to judge.
  const clock: Clock = { ...machineClock, now: () => (now += 3) };
  const room = await newsroom({ clock });
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  const forged = here.sends(Uint8Array.of(1, 2, 3));
  const letters = [...' at noon'].map((letter) =>
    here.edits((article) => article.insert(article.length, letter, {})),
  );
  const answers = await Promise.all([forged, ...letters.map((update) => here.sends(update))]);
  expect(answers.map(codeOf).slice(0, 2)).toEqual(['update-refused', 'yes']);
  expect(answers.map(codeOf).at(-1)).toBe('not-saved');
  const left = letters.filter((_, at) => answers[at + 1]?.ok === false);
  for (const update of left) expect(codeOf(await here.sends(update))).toBe('yes');
  const reader = await room.comes(ann, draft);
  await reader.reads(' at noon');
});

test('three are judged however long the machine stands still: so many forged ones end a line', async () => {
  let [now, step] = [Date.parse('2026-11-23T12:00:00.000Z'), 0];
  const clock: Clock = { ...machineClock, now: () => (now += step) };
  const room = await newsroom({ clock });
  const draft = await room.makes('Harbour to reopen');
  const { socket } = await room.comes(ann, draft);
  const typed = Array.from({ length: 5 }, (_, n) => ({ n, update: Uint8Array.of(1, 2, 3), moved: [] }));
  const answers: string[] = [];
  step = 100;
  room.rooms.update(
    { id: socket.id ?? '', person: ann.id },
    { draftId: draft, typed, cameAt: 0 },
    (judged) => void answers.push(...judged.map(codeOf)),
  );
  const refused = 'update-refused';
  expect(answers).toEqual([refused, refused, refused, 'not-saved', 'not-saved']);
});

test('an edit over which the guard breaks is refused by itself, and what came with it is kept', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const here = await room.comes(ann, draft);
  const breaking = new Proxy(Uint8Array.of(0, 0), {
    get: () => {
      throw new Error('the guard breaks');
    },
  });
  const updates = [here.edits((article) => article.insert(article.length, ' at noon', {})), breaking];
  const typed = updates.map((update, n) => ({ n, update, moved: [] }));
  const answered = Promise.withResolvers<readonly string[]>();
  room.rooms.update(
    { id: here.socket.id ?? '', person: ann.id },
    { draftId: draft, typed, cameAt: 0 },
    (answers) => answered.resolve(answers.map(codeOf)),
  );
  expect(await answered.promise).toEqual(['yes', 'internal']);
  const reader = await room.comes(ann, draft);
  await reader.reads(' at noon');
});
