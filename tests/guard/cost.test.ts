// A verdict costs next to nothing, however long the article.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge } from '../../server/rooms/guard.ts';
import { chanceOf, seedFor } from './chance.ts';
import { openDoc } from './scene.ts';

test('a keystroke in a much-edited article is judged in a small part of a millisecond', () => {
  const chance = chanceOf(seedFor('cost'));
  const server = openDoc();
  const article = server.getText('article');
  server.transact(() => {
    for (let edits = 0; edits < 4_000; edits += 1)
      article.insert(chance.below(article.length + 1), 'abcd', {});
  });
  const ann = openDoc();
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(server));
  const keystrokes: Uint8Array[] = [];
  ann.on('update', (update: Uint8Array) => keystrokes.push(update));
  for (let at = 1_000; at < 3_000; at += 1) ann.getText('article').insert(at, 'x', {});

  const times = keystrokes.map((update) => {
    const start = performance.now();
    const verdict = judge(server, update, (id) => id === ann.clientID);
    const time = performance.now() - start;
    if (verdict.verdict !== 'new') expect.fail(JSON.stringify(verdict));
    Y.applyUpdate(server, verdict.update);
    return time;
  });
  const median = times.toSorted((a, b) => a - b)[times.length / 2];
  // Measured 0.005 ms on two cores; the bound leaves room for a busy machine, not for a walk through the article.
  expect(median).toBeLessThan(0.05);
});
