// Several updates of one author are judged at once: all of them or none, and letters in a row are one struct.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeTogether } from '../../server/rooms/guard.ts';
import { Shadow } from '../../server/rooms/shadow.ts';
import { forge, text } from './forge.ts';
import { readArticle } from './read-article.ts';
import { ANN, BOB, mayWrite, Scene, WORDS } from './scene.ts';

/** Bob's updates come in together. */
function comeIn(scene: Scene, updates: readonly Uint8Array[]) {
  return judgeTogether(scene.server, updates, mayWrite(BOB), new Shadow(scene.server));
}

function taken(scene: Scene, updates: readonly Uint8Array[]): Uint8Array {
  const verdict = comeIn(scene, updates);
  if (verdict.verdict !== 'new') throw new Error(`expected something new: ${JSON.stringify(verdict)}`);
  Y.applyUpdate(scene.server, verdict.update);
  return verdict.update;
}

/** What Bob typed, one update a letter. */
function typed(scene: Scene, words: string, at = 3): Uint8Array[] {
  return [...words].map((letter, index) =>
    scene.update(BOB, (article) =>
      article.insert(at + [...words].slice(0, index).join('').length, letter, {}),
    ),
  );
}

describe('updates that come in together', () => {
  test('are one struct where letters follow each other, and read as they were typed', () => {
    const scene = new Scene();
    const update = taken(scene, typed(scene, 'Boats 🙂 return'));
    expect(Y.decodeUpdate(update).structs.map(({ length }) => length)).toEqual(['Boats 🙂 return'.length]);
    expect(readArticle(scene.server)).toBe(readArticle(scene.docOf(BOB)));
  });

  test('stay apart where they were typed apart, marked, or cut', () => {
    const scene = new Scene();
    const updates = [
      ...typed(scene, 'ab'),
      ...typed(scene, 'cd', 8),
      scene.update(BOB, (article) => article.format(3, 1, { bold: true })),
      scene.update(BOB, (article) => article.delete(4, 2)),
      ...typed(scene, 'ef', 4),
    ];
    taken(scene, updates);
    expect(readArticle(scene.server)).toBe(readArticle(scene.docOf(BOB)));
  });

  test('are known when all of them are, and only the rest is new when some are', () => {
    const scene = new Scene();
    const updates = typed(scene, 'abcdef');
    taken(scene, updates.slice(0, 3));
    const verdict = comeIn(scene, updates);
    expect(verdict).toMatchObject({ verdict: 'new', inserted: [{ client: BOB, length: 3 }] });
    taken(scene, updates);
    expect(comeIn(scene, updates)).toEqual({ verdict: 'known' });
    expect(readArticle(scene.server)).toBe(readArticle(scene.docOf(BOB)));
  });

  test('are refused together when one of them is forged', () => {
    const scene = new Scene();
    const forged = forge([{ client: ANN, clock: 100, structs: [text('forged', { origin: WORDS.last })] }]);
    expect(comeIn(scene, [...typed(scene, 'a'), forged]).verdict).toBe('refused');
    expect(comeIn(scene, [...typed(scene, 'b'), Uint8Array.of(9, 9, 9)]).verdict).toBe('refused');
  });
});
