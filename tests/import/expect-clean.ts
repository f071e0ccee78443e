import { expect } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '../../shared/article/blocks.ts';
import { isSafeHref, isValidFormat, isValidMarkerEntry, markerEntries } from '../../shared/article/marker.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';
import { readBlocks } from '../../shared/article/read.ts';
import { seedArticle } from '../../shared/article/write.ts';

/** All that it holds is valid in an article, and the article reads back as the same. */
export function expectClean(blocks: readonly Block[]): void {
  for (const { runs, ...marker } of blocks) {
    for (const [key, value] of markerEntries(marker)) expect(isValidMarkerEntry(key, value), key).toBe(true);
    if (marker.src !== undefined)
      expect(isSafeHref(marker.src) || readPictureAddress(marker.src) !== null).toBe(true);
    for (const { text, formats } of runs) {
      for (const [name, value] of Object.entries(formats))
        expect(isValidFormat(name, value), name).toBe(true);
      expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cs}|\r/u);
    }
  }
  const article = new Y.Doc().getText('article');
  seedArticle(article, blocks);
  expect(readBlocks(article)).toEqual(blocks);
}
