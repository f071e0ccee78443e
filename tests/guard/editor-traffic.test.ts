// The traffic of real editors, through the real binding, passes the guard.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge } from '../../server/rooms/guard.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Simulation } from '../fixtures/simulation.ts';
import { seedFor } from './chance.ts';
import { isWhole, readArticle } from './read-article.ts';

const ARTICLES = 12;
const STEPS = 350;

describe('the traffic of editors', () => {
  const seed = seedFor('the traffic of editors');
  const articles = Array.from({ length: ARTICLES }, (_, index) => seed + index);

  test.each(articles)('of article %i is never refused, and what was new rebuilds the article', (article) => {
    const copy = new Y.Doc();
    articleOf(copy);
    const verdicts = { new: 0, known: 0 };
    const room = new Simulation({
      seed: article,
      writers: 3,
      breaks: 0.04,
      onSend: ({ writer, clientIds, update }, server) => {
        const verdict = judge(server, update, (id) => clientIds.includes(id));
        if (verdict.verdict === 'refused') expect.fail(`${writer} is refused: ${JSON.stringify(verdict)}`);
        verdicts[verdict.verdict] += 1;
        if (verdict.verdict === 'new') Y.applyUpdate(copy, verdict.update);
      },
    });
    for (let steps = 0; steps < STEPS; steps += 1) room.step();
    room.settle();
    room.close();
    expect(verdicts.new).toBeGreaterThan(STEPS / 10);
    expect(isWhole(copy)).toBe(true);
    expect(readArticle(copy)).toBe(readArticle(room.server));
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(room.server));
  });
});
