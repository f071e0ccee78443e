// What the guard cannot foresee is tried on a copy: copied once, kept in step, and thrown away with what is refused.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge } from '../../server/rooms/guard.ts';
import { Shadow } from '../../server/rooms/shadow.ts';
import { forge, text } from './forge.ts';
import { MALLORY, mayWrite, Scene, WORDS } from './scene.ts';

/** A new unit, and another between it and the first of Ann's words: in order only if the first stands before them. */
function unsure(clock: number, origin: 'before' | 'behind'): Uint8Array {
  const [left, right] =
    origin === 'before' ? [{ right: WORDS.first }, WORDS.first] : [{ origin: WORDS.last }, WORDS.first];
  return forge([
    { client: MALLORY, clock, structs: [text('x', left), text('y', { origin: [MALLORY, clock], right })] },
  ]);
}

function trying(scene: Scene) {
  const shadow = new Shadow(scene.server);
  const post = (update: Uint8Array) => {
    const verdict = judge(scene.server, update, mayWrite(MALLORY), shadow);
    if (verdict.verdict === 'new') Y.applyUpdate(scene.server, verdict.update);
    return verdict.verdict;
  };
  return { shadow, post };
}

test('what is in order on the copy is taken, and the copy goes on being the same', () => {
  const scene = new Scene();
  const { post, shadow } = trying(scene);
  expect(post(unsure(0, 'before'))).toBe('new');
  expect(post(unsure(2, 'before'))).toBe('new');
  const nothing = Y.encodeStateAsUpdate(scene.server, Y.encodeStateVector(scene.server));
  expect(shadow.try(nothing, (copy) => copy.getText('article').toString() === scene.words)).toBe(true);
});

test('what is refused leaves no trace on the copy', () => {
  const scene = new Scene();
  const { post } = trying(scene);
  for (let at = 0; at < 3; at += 1) expect(post(unsure(0, 'behind'))).toBe('refused');
  expect(post(unsure(0, 'before'))).toBe('new');
});

test('a copy is made once for all that is taken, not once for each', () => {
  const scene = new Scene();
  scene.as(MALLORY, (article) => article.insert(0, 'begins ', {}));
  const asked: number[] = [];
  const shadow = new Shadow(scene.server);
  for (let at = 0; at < 3; at += 1) {
    const update = scene.update(MALLORY, (article) => article.insert(1, `${at}`, {}));
    shadow.try(update, (copy) => asked.push(copy.clientID) > 0);
    Y.applyUpdate(scene.server, update);
  }
  expect(new Set(asked).size).toBe(1);
});
