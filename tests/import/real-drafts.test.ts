/** Two published accounts as a desk receives them. They belong to their publishers, so they are beside the project, not in it. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { textOf } from '../../shared/article/blocks.ts';
import { wordCount } from '../../shared/article/plain.ts';
import { brought } from './reading.ts';

const folder = new URL('../../../shared/drafts/', import.meta.url);
const goldSchema = z.object({
  files: z.array(
    z.object({ file: z.string(), words: z.number(), headline: z.enum(['first line']).nullable() }),
  ),
});

if (existsSync(folder)) {
  const { files } = goldSchema.parse(JSON.parse(readFileSync(new URL('gold.json', folder), 'utf8')));
  describe.each(files)('$file', ({ file, words, headline }) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const blocks = brought('text', text);

    test('has the headline that an editor sees', () => {
      const found = blocks.find(({ kind }) => kind === 'headline');
      expect(found ? textOf(found) : null).toBe(headline === null ? null : text.split('\n', 1)[0]?.trim());
    });

    test('loses no word, and every paragraph is one of its lines', () => {
      const lines = text.split('\n').map((line) => line.trim());
      expect(blocks.map(textOf)).toEqual(lines.filter((line) => line !== ''));
      expect(Math.abs(wordCount(blocks) - words)).toBeLessThanOrEqual(words / 50);
    });
  });
} else {
  test('the real drafts are not beside this checkout, so only made-up ones are read', () => {
    console.info('../shared/drafts is absent: the two real drafts were not read.');
    expect(existsSync(folder)).toBe(false);
  });
}
