// Honest traffic passes: nothing that a client of ours can send is ever refused, and what passes is enough.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { seedFor } from './chance.ts';
import { Newsroom, type Posted } from './newsroom.ts';
import { isWhole, readArticle } from './read-article.ts';
import type { Writer } from './writer.ts';

const UPDATES = 20_000;
const UPDATES_PER_ARTICLE = 1_250;
const PEOPLE = ['Ann', 'Bob', 'Cem', 'Dee'];

describe('honest traffic', () => {
  const seed = seedFor('honest traffic');
  const articles = Array.from({ length: UPDATES / UPDATES_PER_ARTICLE }, (_, index) => seed + index);

  test.each(articles)('of article %i is never refused, and what was new rebuilds the article', (article) => {
    const seen = { new: 0, known: 0 };
    const room = new Newsroom(article, PEOPLE, (posted, writer) => {
      if (posted.verdict.verdict === 'refused') expect.fail(describeRefusal(posted, writer));
      seen[posted.verdict.verdict] += 1;
    });
    while (seen.new + seen.known < UPDATES_PER_ARTICLE) room.step();
    room.settle();

    expect(seen.new).toBeGreaterThan(UPDATES_PER_ARTICLE / 2);
    expect(seen.known).toBeGreaterThan(10);
    expect(isWhole(room.server)).toBe(true);
    expect(Y.encodeStateAsUpdate(rebuilt(room.log))).toEqual(Y.encodeStateAsUpdate(room.server));
    for (const { doc } of room.writers) expect(readArticle(doc)).toEqual(readArticle(room.server));
  });
});

function rebuilt(log: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('article');
  for (const update of log) Y.applyUpdate(doc, update);
  return doc;
}

function describeRefusal({ update, verdict }: Posted, writer: Writer): string {
  return `${writer.name} is refused: ${JSON.stringify(verdict)}\n${Buffer.from(update).toString('base64')}`;
}
