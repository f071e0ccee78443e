// Which changes of the board's view are one step for Back.
import { expect, test } from 'vitest';
import { goesOn, type Stroke } from '../../client/board/stroke.ts';

const owner: Stroke = { fields: 'owner', address: 'owner=ann', at: 1_000 };

test('one field that is changed again in the same breath is one step', () => {
  expect(goesOn(owner, 'owner', 'owner=ann', 1_200)).toBe(true);
});

test('a first change, a later one and one of another field are steps of their own', () => {
  expect(goesOn(null, 'owner', '', 1_000)).toBe(false);
  expect(goesOn(owner, 'owner', 'owner=ann', 5_000)).toBe(false);
  expect(goesOn(owner, 'desk', 'owner=ann', 1_200)).toBe(false);
});

test('whoever went back meanwhile keeps the step that they went back to', () => {
  expect(goesOn(owner, 'owner', '', 1_200)).toBe(false);
});
