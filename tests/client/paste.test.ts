import { expect, test } from 'vitest';
import { withoutHandlers } from '../../client/editor/paste.ts';

test('handlers of a pasted page go, its words about handlers stay', () => {
  expect(withoutHandlers('<p onclick="x()" class=a>Write onclick="x()" <img src=x onerror=go()></p>')).toBe(
    '<p class=a>Write onclick="x()" <img src=x></p>',
  );
});
