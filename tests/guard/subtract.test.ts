// What the server knows is taken away before anything is judged: honest updates carry much of it.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge, type Verdict } from '../../server/rooms/guard.ts';
import { chanceOf } from './chance.ts';
import { forge, gone, text, values } from './forge.ts';
import { readArticle } from './read-article.ts';
import { ANN, BOB, KIND, MARKER, mayWrite, openDoc, Scene, WORDS } from './scene.ts';

type New = Extract<Verdict, { verdict: 'new' }>;

function fresh(verdict: Verdict): New {
  if (verdict.verdict !== 'new') throw new Error(`expected something new: ${JSON.stringify(verdict)}`);
  return verdict;
}

describe('what the server has', () => {
  test('an update sent twice is known the second time', () => {
    const scene = new Scene();
    const update = scene.update(BOB, (article) => article.insert(3, 'x', {}));
    expect(scene.post(BOB, update).verdict).toBe('new');
    expect(scene.post(BOB, update)).toEqual({ verdict: 'known' });
  });

  test('an empty update is known', () => {
    expect(new Scene().post(BOB, new Uint8Array([0, 0]))).toEqual({ verdict: 'known' });
  });

  test("Bob's whole article, with Ann's words in it, holds only Bob's new words", () => {
    const scene = new Scene();
    const live = scene.update(BOB, (article) => article.insert(article.length, ' sharp', {}));
    const verdict = fresh(scene.post(BOB, Y.encodeStateAsUpdate(scene.docOf(BOB))));
    expect(verdict.update).toEqual(live);
    expect(verdict.inserted).toEqual([{ client: BOB, clock: 8, length: 6 }]);
  });

  test('of a run that the server has half of, only the other half is new', () => {
    const scene = new Scene();
    const before = Y.encodeStateVector(scene.docOf(BOB));
    const half = scene.update(BOB, (article) => article.insert(1, 'Half 🙂', {}));
    scene.update(BOB, (article) => article.insert(8, ' and half', {}));
    scene.post(BOB, half);
    const verdict = fresh(scene.post(BOB, Y.encodeStateAsUpdate(scene.docOf(BOB), before)));
    expect(verdict.inserted).toEqual([{ client: BOB, clock: 15, length: 9 }]);
    expect(scene.words).toContain('Half 🙂 and half');
    expect(readArticle(scene.server)).toBe(readArticle(scene.docOf(BOB)));
  });

  test('a half-known run is judged where its new half stands, not where it says it begins', () => {
    const scene = new Scene();
    // Ann's clocks 0 and 1 are a marker and its `kind`; words that begin there would continue under the marker.
    const update = forge([
      { client: ANN, clock: KIND[1], structs: [text('x'.repeat(40), { origin: WORDS.last })] },
    ]);
    const judged = judge(scene.server, update, (id) => id === ANN);
    expect(judged).toMatchObject({ verdict: 'new', inserted: [{ client: ANN, clock: 13, length: 28 }] });
    const other = new Scene();
    other.as(ANN, (_, doc) => {
      const marker = [...doc.getText('article').toDelta()][0].insert;
      marker.set('kind', 'rule');
    });
    const long = forge([
      { client: ANN, clock: KIND[1], structs: [text('x'.repeat(40), { origin: WORDS.last })] },
    ]);
    expect(judge(other.server, long, (id) => id === ANN)).toMatchObject({
      verdict: 'refused',
      why: 'misplaced',
    });
  });

  test('deletions that the server has are taken away, and only the rest counts as deleted', () => {
    const scene = new Scene();
    scene.as(ANN, (article) => article.delete(1, 4));
    const verdict = fresh(scene.post(BOB, forge([], [{ client: ANN, clock: 2, length: 7 }])));
    expect(verdict.inserts).toBe(false);
    expect(verdict.deleted).toEqual([{ client: ANN, clock: 6, length: 3 }]);
    expect(scene.post(BOB, forge([], [{ client: ANN, clock: 2, length: 7 }]))).toEqual({ verdict: 'known' });
  });

  test('words and their deletion in one update are inserted and deleted', () => {
    const scene = new Scene();
    const verdict = fresh(
      scene.as(BOB, (article) => {
        article.insert(1, 'oh', {});
        article.delete(2, 3);
      }),
    );
    expect(verdict.inserts).toBe(true);
    expect(verdict.deleted).toContainEqual({ client: ANN, clock: 2, length: 2 });
  });
});

describe('what is gone', () => {
  test('a block made and deleted before it was sent arrives as gone, and the next words follow', () => {
    const scene = new Scene();
    const before = Y.encodeStateVector(scene.docOf(BOB));
    scene.update(BOB, (article) => article.insertEmbed(3, new Y.Map([['kind', 'rule']]), {}));
    scene.update(BOB, (article) => article.delete(3, 1));
    scene.update(BOB, (article) => article.insert(3, 'x', {}));
    const verdict = fresh(scene.post(BOB, Y.encodeStateAsUpdate(scene.docOf(BOB), before)));
    expect(verdict.inserted).toEqual([{ client: BOB, clock: 8, length: 3 }]);
    expect(readArticle(scene.server)).toBe(readArticle(scene.docOf(BOB)));
  });

  test('a kind set on a block that a colleague deleted meanwhile passes, and changes nothing to read', () => {
    const scene = new Scene();
    const late = scene.update(BOB, (article) => article.toDelta()[0].insert.set('kind', 'quote'));
    const later = scene.update(BOB, (article) => article.toDelta()[0].insert.set('level', 2));
    scene.as(ANN, (article) => article.delete(0, 1));
    const before = readArticle(scene.server);
    expect(scene.post(BOB, late).verdict).toBe('new');
    expect(scene.post(BOB, later).verdict).toBe('new');
    expect(readArticle(scene.server)).toBe(before);
  });

  test('what stands under something gone is still judged', () => {
    const under = { origin: [BOB, 8] } as const;
    const scene = new Scene();
    const value = (it: unknown) =>
      forge([{ client: BOB, clock: 8, structs: [gone(1), values([it], under)] }]);
    expect(judge(scene.server, value('x'.repeat(2_001)), mayWrite(BOB))).toMatchObject({
      why: 'invalid-marker',
    });
    expect(judge(scene.server, value('x'), mayWrite(BOB))).toMatchObject({ verdict: 'new' });
    scene.as(ANN, (article) => article.delete(0, 1));
    const unknown = forge([
      { client: BOB, clock: 8, structs: [values([1], { parent: MARKER, key: 'onclick' })] },
    ]);
    expect(judge(scene.server, unknown, mayWrite(BOB))).toMatchObject({ why: 'invalid-marker' });
  });
});

describe('ids born offline', () => {
  test('words under two own ids that build on each other pass together', () => {
    const scene = new Scene();
    const doc = scene.docOf(BOB);
    const before = Y.encodeStateVector(doc);
    for (const [id, words] of [
      [5, 'one '],
      [9_999, 'two '],
      [7, 'three '],
    ] as const) {
      doc.clientID = id;
      doc.getText('article').insert(doc.getText('article').length, words, {});
      doc.getText('article').insert(4, words, {});
    }
    const update = Y.encodeStateAsUpdate(doc, before);
    const verdict = fresh(judge(scene.server, update, (id) => [5, 9_999, 7].includes(id)));
    Y.applyUpdate(scene.server, verdict.update);
    expect(readArticle(scene.server)).toBe(readArticle(doc));
    expect(judge(new Scene().server, update, (id) => [5, 7].includes(id))).toMatchObject({
      why: 'foreign-author',
    });
  });

  test('words typed offline in a place where a colleague wrote meanwhile pass, on both sides of his', () => {
    const scene = new Scene();
    const offline = openDoc();
    Y.applyUpdate(offline, scene.state);
    offline.clientID = 77;
    const before = Y.encodeStateVector(offline);
    offline.getText('article').insert(5, 'AA', {});
    scene.as(ANN, (article) => article.insert(5, 'annannann', {}));
    Y.applyUpdate(offline, scene.state);
    for (const at of [5, 8, 9, 14, 16]) offline.getText('article').insert(at, 'bb', {});
    const verdict = fresh(judge(scene.server, Y.encodeStateAsUpdate(offline, before), (id) => id === 77));
    Y.applyUpdate(scene.server, verdict.update);
    expect(readArticle(scene.server)).toBe(readArticle(offline));
  });

  test('two who each wrote an article from nothing, apart, meet', () => {
    const chance = chanceOf(4_711);
    const [server, bob] = [openDoc(), openDoc()];
    for (const doc of [server, bob])
      doc.transact(() => {
        const article = doc.getText('article');
        for (let words = 0; words < 4_000; words += 1)
          article.insert(chance.below(article.length + 1), 'word ', {});
      });
    const verdict = fresh(judge(server, Y.encodeStateAsUpdate(bob), (id) => id === bob.clientID));
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(server));
    Y.applyUpdate(server, verdict.update);
    expect(readArticle(server)).toBe(readArticle(bob));
  });
});
