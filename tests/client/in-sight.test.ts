import { expect, test } from 'vitest';
import { scrollToSee } from '../../client/editor/in-sight.ts';

test('a line that can be read stays where it is', () => {
  expect(scrollToSee(300, 1440, 900)).toBe(0);
});

test('a line under the header or below the window comes to the upper middle', () => {
  expect(300 - scrollToSee(300, 1440, 900)).toBe(300);
  expect(20 - scrollToSee(20, 1440, 900)).toBe(315);
  expect(2_000 - scrollToSee(2_000, 1440, 900)).toBe(315);
});

test('on a phone a line comes above the sheet that covers the lower part', () => {
  const top = 500 - scrollToSee(500, 390, 844);
  expect(top).toBeGreaterThan(118);
  expect(top).toBeLessThan(844 * 0.3);
});
