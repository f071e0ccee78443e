// Under which Yjs client ids a session may write.
import { describe, expect, test } from 'vitest';
import { Claims } from '../../server/rooms/claims.ts';
import { type PersonId, personIdSchema } from '../../shared/newsroom.ts';

const ann: PersonId = personIdSchema.parse('ann');
const bob: PersonId = personIdSchema.parse('bob');

describe('claims', () => {
  test('a session writes under every id it claimed and under no other', () => {
    const claims = new Claims();
    expect(claims.claim(ann, 's1', [1, 2])).toBe(true);
    expect([1, 2, 3].map((id) => claims.mayWrite('s1', id))).toEqual([true, true, false]);
    expect(claims.mayWrite('s2', 1)).toBe(false);
  });

  test("an id that Bob holds is not Ann's, and hers still are", () => {
    const claims = new Claims();
    claims.claim(bob, 's2', [2]);
    expect(claims.claim(ann, 's1', [1, 2])).toBe(false);
    expect(claims.mayWrite('s1', 1)).toBe(true);
    expect(claims.mayWrite('s1', 2)).toBe(false);
    expect(claims.mayWrite('s2', 2)).toBe(true);
  });

  test('an id that Bob wrote under stays his when he left, and after a restart', () => {
    const claims = new Claims();
    claims.claim(bob, 's2', [2, 4]);
    claims.wrote(bob, 2);
    claims.release('s2');
    expect(claims.mayWrite('s2', 2)).toBe(false);
    expect(claims.claim(ann, 's1', [2])).toBe(false);
    expect(claims.claim(ann, 's1', [4])).toBe(true);
    const restarted = new Claims(claims.owners);
    expect(restarted.claim(ann, 's1', [2])).toBe(false);
    expect(restarted.claim(bob, 's3', [2])).toBe(true);
  });

  test("the same person's later session takes over from a line that may be dead", () => {
    const claims = new Claims();
    claims.claim(ann, 's1', [1]);
    expect(claims.claim(ann, 's2', [1])).toBe(true);
    expect(claims.mayWrite('s1', 1)).toBe(false);
    claims.release('s1');
    expect(claims.mayWrite('s2', 1)).toBe(true);
  });
});
