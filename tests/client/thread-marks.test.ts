import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { docOf } from '../../client/editor/flat.ts';
import {
  areDrawn,
  drawnMarks,
  type ThreadMark,
  threadMarks,
  threadMarksKey,
  threadsAt,
} from '../../client/editor/thread-marks.ts';
import { threadIdSchema } from '../../shared/review/thread.ts';

const [outer, inner] = [3, 5].map((id) => threadIdSchema.parse(id));
const mark = (id: typeof outer, from: number, to: number): ThreadMark => {
  if (id === undefined) throw new Error('a mark has a thread');
  return { id, from, to, type: 'fact', severity: 'blocking', standing: 'open' };
};
const MARKS = [mark(outer, 5, 20), mark(inner, 8, 12)];

/** An article with an outer and a nested passage drawn. */
function drawn(): EditorState {
  const doc = docOf([{ kind: 'paragraph', runs: [{ text: 'The old ferry left at nine.', formats: {} }] }]);
  const state = EditorState.create({ doc, plugins: [threadMarks(() => [])] });
  return state.apply(state.tr.setMeta(threadMarksKey, { marks: MARKS }));
}

describe('the passages of threads', () => {
  it('move with the text until they are told anew', () => {
    const state = drawn();
    const typed = state.apply(state.tr.insertText('Look: ', 1));
    expect([...drawnMarks(typed).values()]).toEqual([
      { from: 11, to: 26 },
      { from: 14, to: 18 },
    ]);
  });

  it('are not drawn again when what is told is what they moved to', () => {
    const state = drawn();
    const typed = state.apply(state.tr.insertText('Look: ', 1));
    const told = MARKS.map((one) => ({ ...one, from: one.from + 6, to: one.to + 6 }));
    expect(areDrawn(typed, told)).toBe(true);
    expect(areDrawn(typed, MARKS)).toBe(false);
    expect(
      areDrawn(
        typed,
        told.map((one) => ({ ...one, standing: 'settled' as const })),
      ),
    ).toBe(false);
    expect(areDrawn(typed, told.slice(1))).toBe(false);
  });

  it('are reached the most nested first', () => {
    expect(threadsAt(drawn(), 9)).toEqual([inner, outer]);
    expect(threadsAt(drawn(), 15)).toEqual([outer]);
    expect(threadsAt(drawn(), 2)).toEqual([]);
  });
});
