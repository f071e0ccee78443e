// A Mantine component without its style sheet is there and looks broken: nothing else would say so.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { neededStyles } from './mantine-parts.ts';

test('every Mantine component in use has its style sheet', () => {
  const sheet = readFileSync('client/ui/mantine.css', 'utf8');
  const needed = neededStyles();
  expect(needed).toContain('Button');
  expect(needed).toContain('Notification');
  expect(needed.filter((name) => !sheet.includes(`/${name}.layer.css`))).toEqual([]);
});
