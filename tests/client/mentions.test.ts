import { describe, expect, it } from 'vitest';
import { candidates, mentionBefore, mentionsIn, pieces } from '../../client/review/mentions.ts';
import { type Person, personIdSchema } from '../../shared/newsroom.ts';

const person = (handle: string, name: string): Person => ({
  id: personIdSchema.parse(`id-${handle}`),
  handle,
  name,
  role: 'editor',
  desks: [],
});
const everybody = [person('ann', 'Ann Obi'), person('bob', 'Bob Lindqvist'), person('anselm', 'Anselm Roy')];

describe('mentions', () => {
  it('name each person once, whatever the case, and nobody who does not exist', () => {
    expect(mentionsIn('@Ann please ask @bob, @ann and @zoe', everybody)).toEqual(['id-ann', 'id-bob']);
  });

  it('leave addresses alone: a name inside a word is no mention', () => {
    expect(mentionsIn('write to desk@bob.example', everybody)).toEqual([]);
  });

  it('are completed while they are written', () => {
    expect(mentionBefore('Could @an', 9)).toEqual({ typed: 'an', at: 6 });
    expect(mentionBefore('Could @an look', 14)).toBeNull();
    expect(candidates('an', everybody).map((one) => one.handle)).toEqual(['ann', 'anselm']);
    expect(candidates('lind', everybody).map((one) => one.handle)).toEqual(['bob']);
  });

  it('are shown apart from the words around them, and nothing is lost between', () => {
    const text = 'Ask @bob (or @ann) about @nobody.';
    const cut = pieces(text, everybody);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.flatMap((piece) => (piece.person ? [piece.text] : []))).toEqual(['@bob', '@ann']);
  });
});
