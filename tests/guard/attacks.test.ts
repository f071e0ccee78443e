// Attacks are refused, each for its reason, and change nothing for anybody.
import { describe, expect, test } from 'vitest';
import { ATTACKS } from './attacks.ts';
import { forge, text, values } from './forge.ts';
import { isWhole, readArticle } from './read-article.ts';
import { ANN, BOB, MALLORY, MARKER, Scene, WORDS } from './scene.ts';

const BESIDE = { origin: WORDS.last } as const;
const UNDER = (key: string) => ({ parent: MARKER, key }) as const;

describe.each(ATTACKS)('forged %s', (_, attacks) => {
  test.each(attacks)('%s: refused as %s', (_title, why, build) => {
    const scene = new Scene();
    const update = build(scene);
    const before = scene.state;

    expect(scene.post(MALLORY, update)).toMatchObject({ verdict: 'refused', why });

    expect(scene.state).toEqual(before);
    expect(isWhole(scene.server)).toBe(true);
    expect(scene.as(ANN, (article) => article.insert(1, 'The ', {})).verdict).toBe('new');
    expect(scene.words).toContain('The council met at noon');
    expect(readArticle(scene.docOf(BOB))).toBe(readArticle(scene.server));
  });
});

describe('floods', () => {
  test('4,000 updates with a gap leave no trace', () => {
    const scene = new Scene();
    const before = scene.state;
    for (let clock = 4_000; clock > 0; clock -= 1)
      scene.post(MALLORY, forge([{ client: MALLORY, clock, structs: [text('x'.repeat(80), BESIDE)] }]));
    expect(scene.state).toEqual(before);
    expect(isWhole(scene.server)).toBe(true);
  });

  test('structs that make Yjs search far, again and again, are refused before it does', () => {
    const scene = new Scene();
    const long = 20_000;
    const structs = [text('x'.repeat(long + 2), BESIDE)];
    for (let index = 0; index < long; index += 1)
      structs.push(text('a', { origin: [MALLORY, 0], right: [MALLORY, long + 1 - index] }));
    const update = forge([{ client: MALLORY, clock: 0, structs }]);
    expect(scene.post(MALLORY, update)).toMatchObject({ verdict: 'refused', why: 'too-large' });
  });

  test('values that pile up under one key are refused before they do', () => {
    const pile = Array.from({ length: 20_000 }, () => values(['rule'], UNDER('kind')));
    const update = forge([{ client: MALLORY, clock: 0, structs: pile }]);
    expect(new Scene().post(MALLORY, update)).toMatchObject({ verdict: 'refused', why: 'too-large' });
  });

  test('overlapping deletions are walked once', () => {
    const scene = new Scene();
    scene.as(BOB, (article) => {
      for (let word = 0; word < 3_000; word += 1) article.insert(article.length >> 1, 'ab', {});
    });
    const reach = { client: BOB, clock: 0, length: scene.stateOf(BOB) };
    const update = forge(
      [],
      Array.from({ length: 20_000 }, () => reach),
    );
    const before = process.threadCpuUsage();
    expect(scene.post(MALLORY, update).verdict).toBe('new');
    // The work of it, not the time: other programs may want the processor, too.
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
