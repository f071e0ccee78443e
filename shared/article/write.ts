// Writing a whole article into an empty document: once, in the transaction that creates a draft.
import * as Y from 'yjs';
import type { Block } from './blocks.ts';
import { markerEntries } from './marker.ts';

/** Throws when the article already holds something: seeding twice would double it. */
export function seedArticle(article: Y.Text, blocks: readonly Block[]): void {
  if (article.length > 0) throw new Error('an article is seeded once, when its draft is created');
  for (const block of blocks) {
    article.insertEmbed(article.length, new Y.Map(markerEntries(block)), {});
    for (const run of block.runs) article.insert(article.length, run.text, { ...run.formats });
  }
}
