// Copies that hear only what people do stay equal, because Yjs does not tidy on its own.
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { seedFor } from './chance.ts';
import { Newsroom } from './newsroom.ts';
import { readArticle } from './read-article.ts';

const ROUNDS = 25;

describe('format clean-up', () => {
  const seed = seedFor('format clean-up');

  test('without it, everybody reads the same from live updates alone', () => {
    expect(articlesThatDiffer(seed, withoutCleanUp)).toBe(0);
  });

  test('with it, copies come to differ: the reason why it is off', () => {
    expect(articlesThatDiffer(seed, (doc) => doc)).toBeGreaterThan(0);
  });
});

function articlesThatDiffer(seed: number, prepare: (doc: Y.Doc) => Y.Doc): number {
  let different = 0;
  for (let article = seed; article < seed + ROUNDS; article += 1) {
    const room = new Newsroom(article, ['Ann', 'Bob', 'Cem'], () => {});
    for (const doc of [room.server, ...room.writers.map((writer) => writer.doc)]) prepare(doc);
    for (let acts = 0; acts < 150; acts += 1) room.actLive();
    for (const writer of room.writers) room.send(writer);
    for (const writer of room.writers) room.hear(writer, room.log.length);
    const texts = [room.server, ...room.writers.map((writer) => writer.doc)].map(readArticle);
    if (new Set(texts).size > 1) different += 1;
  }
  return different;
}
