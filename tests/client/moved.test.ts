import { describe, expect, it } from 'vitest';
import { movedBetween } from '../../client/gate/moved.ts';
import type { Block } from '../../shared/article/blocks.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, formats: {} }] });

describe('what moved since Ann looked', () => {
  const seen = ['The mill closes.', 'Sixty people work there.', 'The owner is silent.'].map(paragraph);

  it('is nothing when nothing did', () => {
    expect(
      movedBetween(
        seen,
        seen.map((block) => ({ ...block })),
      ),
    ).toEqual([]);
  });

  it('is told block by block, as it was and as it is', () => {
    const now = [
      'The mill closes.',
      'Ninety people work there.',
      'The owner is silent.',
      'More to come.',
    ].map(paragraph);
    expect(movedBetween(seen, now)).toEqual([
      { what: 'changed', was: 'Sixty people work there.', now: 'Ninety people work there.' },
      { what: 'added', now: 'More to come.' },
    ]);
  });

  it('names a block that is gone', () => {
    expect(movedBetween(seen, seen.slice(0, 2))).toEqual([{ what: 'cut', was: 'The owner is silent.' }]);
  });

  it('counts a change of kind or format as a change', () => {
    const heading: Block = { kind: 'heading', level: 2, runs: [{ text: 'The mill closes.', formats: {} }] };
    expect(movedBetween(seen, [heading, ...seen.slice(1)])).toHaveLength(1);
  });
});
