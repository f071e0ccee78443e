// Words between two neighbours that stand side by side are let in at a glance; all else is looked at closely.
import { describe, expect, test } from 'vitest';
import { forge, format, type Stand, text, values } from './forge.ts';
import { ANN, BOB, KIND, MALLORY, MARKER, Scene, WORDS } from './scene.ts';

/** Whether what is posted was let in at a glance; a refusal is said. */
function atAGlance(verdict: ReturnType<Scene['post']>): boolean | string {
  if (verdict.verdict === 'refused') return verdict.why;
  return verdict.verdict === 'new' && verdict.typed !== null;
}

const forged = (stand: Stand) => forge([{ client: MALLORY, clock: 0, structs: [text('x', stand)] }]);

describe('at a glance', () => {
  test('words typed on, put into a run, and put between two are let in', () => {
    const scene = new Scene();
    expect(atAGlance(scene.as(BOB, (article) => article.insert(article.length, ' today', {})))).toBe(true);
    expect(atAGlance(scene.as(BOB, (article) => article.insert(5, 'o', {})))).toBe(true);
    expect(atAGlance(scene.as(ANN, (article) => article.insert(1, 'The ', {})))).toBe(true);
    expect(scene.words).toBe('The counocil met at noon today');
  });
});

describe('at a close look', () => {
  test('marks, deletions and what is both are let in', () => {
    const scene = new Scene();
    const acts: Parameters<Scene['as']>[1][] = [
      (article) => article.format(1, 3, { bold: true }),
      (article) => article.delete(2, 1),
      (article) => {
        article.delete(2, 1);
        article.insert(2, 'x', {});
      },
    ];
    for (const act of acts) expect(atAGlance(scene.as(BOB, act))).toBe(false);
  });

  test('words are let in where a colleague has come between', () => {
    const scene = new Scene();
    const late = scene.update(BOB, (article) => article.insert(5, 'b', {}));
    scene.as(ANN, (article) => article.insert(5, 'a', {}));
    expect(atAGlance(scene.post(BOB, late))).toBe(false);
    expect(scene.words).toContain('ab');
    const later = scene.update(BOB, (article) => article.insert(article.length, 'b', {}));
    scene.as(ANN, (article) => article.insert(article.length, 'a', {}));
    expect(atAGlance(scene.post(BOB, later))).toBe(false);
    expect(scene.words.endsWith('ab')).toBe(true);
  });

  test('words are refused whose neighbours stand in reverse, and a value or words under a marker', () => {
    const scene = new Scene();
    const [first, last] = [WORDS.first, WORDS.last];
    expect(atAGlance(scene.post(MALLORY, forged({ origin: last, right: first })))).toBe('misplaced');
    expect(atAGlance(scene.post(MALLORY, forged({ origin: KIND })))).toBe('misplaced');
    expect(atAGlance(scene.post(MALLORY, forged({ origin: MARKER, right: KIND })))).toBe('misplaced');
    const value = forge([{ client: MALLORY, clock: 0, structs: [values(['x'], { origin: WORDS.last })] }]);
    expect(atAGlance(scene.post(MALLORY, value))).toBe('misplaced');
  });

  test('words are refused beside what nobody has, and a format that is none', () => {
    const scene = new Scene();
    expect(atAGlance(scene.post(MALLORY, forged({ origin: [ANN, 9_000] })))).toBe('unknown-dependency');
    expect(atAGlance(scene.post(MALLORY, forged({ origin: [77, 0] })))).toBe('unknown-dependency');
    const huge = format('size', 99, { origin: WORDS.last });
    expect(atAGlance(scene.post(MALLORY, forge([{ client: MALLORY, clock: 0, structs: [huge] }])))).toBe(
      'invalid-format',
    );
  });
});
