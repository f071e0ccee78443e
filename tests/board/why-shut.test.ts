// Why the publish button is shut: one reason at a time, the gravest first.
import { expect, test } from 'vitest';
import { whyShut } from '../../client/gate/why-shut.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';

type Publishing = Parameters<typeof whyShut>[0];
const open: Publishing = {
  may: { ok: true },
  blockers: [],
  saved: 'saved',
  moved: false,
  note: { asked: false, text: '' },
};

test('nothing is in the way when all is clear, saved and read', () => {
  expect(whyShut(open)).toBeNull();
});

test('an open flag is named by its type', () => {
  const blockers = [{ code: 'flag-open', thread: threadIdSchema.parse(4), type: 'legal' }] as const;
  expect(whyShut({ ...open, blockers })).toMatch(/legal/);
});

test('words that are not saved, and words that were not read, shut it', () => {
  expect(whyShut({ ...open, saved: 'saving' })).toMatch(/saved/);
  expect(whyShut({ ...open, saved: 'unsaved' })).toMatch(/not saved/);
  expect(whyShut({ ...open, moved: true })).toMatch(/moved/);
});

test('a later edition asks for its correction note', () => {
  expect(whyShut({ ...open, note: { asked: true, text: '  ' } })).toMatch(/correction note/);
  expect(whyShut({ ...open, note: { asked: true, text: 'The year was wrong.' } })).toBeNull();
});

test('whoever may not publish hears that first', () => {
  const may = { ok: false, because: 'Only editors publish.' } as const;
  expect(whyShut({ ...open, may, saved: 'unsaved' })).toBe('Only editors publish.');
});
