// Broken and forged updates by chance: never an exception, and whatever passes leaves every copy whole and equal.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge, type Verdict } from '../../server/rooms/guard.ts';
import { placeStructs } from '../../server/rooms/place-structs.ts';
import { withoutCleanUp } from '../../shared/article/clean-up.ts';
import { type Chance, chanceOf, seedFor } from './chance.ts';
import { type Forged, forge, format, gone, text, type, values } from './forge.ts';
import { mutated } from './mutated.ts';
import { Newsroom } from './newsroom.ts';
import { isWhole, readArticle } from './read-article.ts';
import { openDoc } from './scene.ts';
import { Writer } from './writer.ts';

const ARTICLES = 20;
const MUTANTS_PER_ARTICLE = 300;
const FORGERIES = 2_500;
const FORGER = 4_000_000_000;

type Tally = { refused: number; new: number; known: number };

describe('mutants of honest updates', () => {
  const seed = seedFor('mutants');

  test('none throws, none refused changes anything, none accepted breaks or divides the copies', () => {
    const tally: Tally = { refused: 0, new: 0, known: 0 };
    for (let article = seed; article < seed + ARTICLES; article += 1) tryMutants(article, tally);
    expect(tally.refused + tally.new + tally.known).toBe(ARTICLES * MUTANTS_PER_ARTICLE);
    expect(tally.refused).toBeGreaterThan(ARTICLES * 100);
    expect(tally.new).toBeGreaterThan(ARTICLES * 5);
  });
});

describe('well-formed forgeries', () => {
  const seed = seedFor('forgeries');

  test('beside anything, between anything, under anything: none accepted breaks or divides the copies', () => {
    const chance = chanceOf(seed);
    const tally: Tally = { refused: 0, new: 0, known: 0 };
    let room = articleBy(chance);
    for (let count = 0; count < FORGERIES; count += 1) {
      if (count % 50 === 0) room = articleBy(chance);
      const verdict = judge(room, forgery(chance, room), (id) => id === FORGER);
      tally[verdict.verdict] += 1;
      expectHarmless(room, verdict, chance);
    }
    expect(tally.refused).toBeGreaterThan(FORGERIES / 10);
    expect(tally.new).toBeGreaterThan(FORGERIES / 10);
  });
});

function tryMutants(article: number, tally: Tally): void {
  const chance = chanceOf(article);
  const room = new Newsroom(article, ['Ann', 'Bob', 'Cem'], () => {});
  withoutCleanUp(room.server);
  let left = MUTANTS_PER_ARTICLE;
  room.onComing = (update, { clientIds }) => {
    for (let tries = Math.min(left, 4); tries > 0; tries -= 1) {
      left -= 1;
      const before = Y.encodeStateAsUpdate(room.server);
      const verdict = judge(room.server, mutated(update, chance.below), (id) => clientIds.includes(id));
      tally[verdict.verdict] += 1;
      expect(Y.encodeStateAsUpdate(room.server)).toEqual(before);
      expectHarmless(room.server, verdict, chance);
    }
  };
  while (left > 0) room.step();
}

/** Two copies that hear an accepted update and a colleague's honest one in different orders read the same. */
function expectHarmless(server: Y.Doc, verdict: Verdict, chance: Chance): void {
  if (verdict.verdict !== 'new') return;
  expectPlain(server, verdict);
  const colleague = new Writer('Dee', chance);
  Y.applyUpdate(colleague.doc, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(colleague.doc);
  for (let acts = 0; acts < 3; acts += 1) colleague.act();
  const honest = Y.encodeStateAsUpdate(colleague.doc, before);
  const [one, other] = [
    [verdict.update, honest],
    [honest, verdict.update],
  ].map((updates) => {
    const copy = openDoc();
    for (const update of [Y.encodeStateAsUpdate(server), ...updates]) Y.applyUpdate(copy, update);
    expect(isWhole(copy)).toBe(true);
    return copy;
  });
  if (!one || !other) throw new Error('two copies were made');
  expect(readArticle(one)).toBe(readArticle(other));
  expect(Y.decodeStateVector(Y.encodeStateVector(one))).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(other)),
  );
}

/** What was let in at a glance stands up to a close look. */
function expectPlain(server: Y.Doc, { typed }: Extract<Verdict, { verdict: 'new' }>): void {
  if (typed) expect(placeStructs(server, new Map([[typed.id.client, [typed]]]))).toEqual([]);
}

function articleBy(chance: Chance): Y.Doc {
  const doc = openDoc();
  const writer = new Writer('Ann', chance);
  for (let acts = 0; acts < 40; acts += 1) {
    if (acts % 8 === 0) writer.takeNewClientId();
    writer.act();
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc));
  return doc;
}

/** A few structs at random places of a real article, under the forger's own id. */
function forgery(chance: Chance, doc: Y.Doc): Uint8Array {
  const ids: (readonly [number, number])[] = [];
  for (const [client, structs] of doc.store.clients)
    for (const { id, length } of structs) ids.push([client, id.clock + chance.below(length)]);
  let clock = 0;
  const anyId = () =>
    clock > 0 && chance.percent(40)
      ? ([FORGER, chance.below(clock)] as const)
      : ids[chance.below(ids.length)];
  const stand = () => {
    if (chance.percent(4)) return { root: 'article' };
    if (chance.percent(8))
      return { parent: anyId() ?? [0, 0], key: chance.pick(['kind', 'level', 'indent', 'alt']) };
    const [origin, right] = [anyId(), anyId()];
    return {
      ...(origin && chance.percent(80) && { origin }),
      ...(right && chance.percent(80) && { right }),
      root: 'article',
    };
  };
  const structs: Forged[] = [];
  for (let count = 1 + chance.below(4); count > 0; count -= 1) {
    const words = chance.pick(['x', 'xyz', '🙂']);
    const [length, write] = chance.pick<readonly [number, Forged]>([
      [words.length, text(words, stand())],
      [words.length, text(words, stand())],
      [1, format('bold', chance.pick([true, null]), stand())],
      [1, type(1, stand())],
      [1, values([chance.pick(['rule', 2, 'note'])], stand())],
      [2, gone(2)],
    ]);
    structs.push(write);
    clock += length;
  }
  const [victim] = ids;
  const deletions =
    victim && chance.percent(30) ? [{ client: victim[0], clock: chance.below(5), length: 1 }] : [];
  return forge([{ client: FORGER, clock: 0, structs }], deletions);
}
