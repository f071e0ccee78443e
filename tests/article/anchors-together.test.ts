// Anchors under random work of several people: wherever one is looked up, it lies at the same place, and what an editor
// says to have moved is there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Republisher } from '../../client/editor/republish.ts';
import {
  type Anchor,
  anchorAt,
  isKnown,
  type Place,
  resolve,
  resolveAll,
} from '../../shared/article/anchor.ts';
import { anchorSchema } from '../../shared/article/anchor-schema.ts';
import { articleOf } from '../../shared/article/read.ts';
import { type ThreadId, threadIdSchema } from '../../shared/review/thread.ts';
import { HARBOUR } from '../fixtures/articles.ts';
import { Simulation } from '../fixtures/simulation.ts';

const RUNS = Number(process.env.GALLEY_RUNS ?? 40);
const STEPS = 100;
const TIMEOUT = 60_000 + RUNS * 2_000;

type Thread = { readonly id: ThreadId; anchor: Anchor; words: string };

test('everybody finds every anchor at the same place', { timeout: TIMEOUT }, () => {
  const found = { placed: 0, changed: 0, orphaned: 0, moved: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 4 }), (seed, writers) => {
      const simulation = new Simulation({ seed, writers, blocks: HARBOUR });
      const threads: Thread[] = [];
      const republishers = simulation.writers.map(({ article, binding, undo }) => {
        const onMoved = (moved: readonly { readonly anchor: Anchor }[]) => {
          found.moved += moved.length;
          for (const { anchor } of moved)
            expect(resolve(article, anchor)).toMatchObject({ state: 'placed', words: anchor.quote });
        };
        return new Republisher({
          article,
          origins: [binding, undo.manager],
          threads: () => threads,
          onMoved,
        });
      });
      for (let step = 0; step < STEPS; step += 1) {
        if (step % 5 === 0) raise(simulation, threads);
        simulation.step();
      }
      simulation.settle();
      for (const place of expectOnePlace(simulation, threads)) found[place.state] += 1;
      for (const republisher of republishers) republisher.close();
      simulation.close();
    }),
    { numRuns: RUNS },
  );
  console.info(`${RUNS} runs: ${JSON.stringify(found)}`);
  expect(Math.min(found.placed, found.changed, found.orphaned, found.moved)).toBeGreaterThan(0);
});

test('an anchor of text that has not arrived is not known, and orphaned until it has', () => {
  const [ann, bob] = [new Y.Doc(), new Y.Doc()].map((doc) => articleOf(doc));
  if (!ann?.doc || !bob?.doc) throw new Error('An article has a document.');
  ann.insert(0, 'the quick brown fox', {});
  const anchor = anchorAt(ann, 4, 9);
  if (!anchor) throw new Error('The words are there.');
  expect(isKnown(bob, anchor)).toBe(false);
  expect(resolve(bob, anchor)).toEqual({ state: 'orphaned' });
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(ann.doc));
  expect(isKnown(bob, anchor)).toBe(true);
  expect(resolve(bob, anchor)).toEqual({ state: 'placed', from: 4, to: 9, words: 'quick' });
});

test('a forged anchor is looked up without harm, and lies nowhere or somewhere in the article', () => {
  const simulation = new Simulation({ seed: 1, writers: 2, blocks: HARBOUR });
  for (let step = 0; step < 200; step += 1) simulation.step();
  const article = articleOf(simulation.server);
  const id = fc.record({
    client: fc.constantFrom(1, 2, ...simulation.server.store.clients.keys()),
    clock: fc.nat(400),
  });
  const edge = fc.option(id, { nil: null });
  const anchors = fc.record({
    tight: fc.tuple(id, id),
    around: fc.tuple(edge, edge),
    since: fc.oneof(fc.base64String(), fc.string()),
    quote: fc.constantFrom('a', 'the', 'harbour'),
    prefix: fc.constantFrom('', ' '),
    suffix: fc.constantFrom('', ' '),
  });
  fc.assert(
    fc.property(anchors, (anchor) => {
      const place = resolve(article, anchor);
      if (place.state === 'orphaned') return;
      expect(place.from).toBeLessThan(place.to);
      expect(place.to).toBeLessThanOrEqual(article.length);
    }),
    { numRuns: 2_000 },
  );
});

function raise(simulation: Simulation, threads: Thread[]): void {
  const { chance } = simulation;
  const { article } = chance.pick(simulation.writers);
  const from = chance.below(article.length + 1);
  const anchor = anchorAt(article, from, from + 1 + chance.below(20));
  if (!anchor) return;
  expect(anchorSchema.parse(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
  expect(resolve(article, anchor)).toMatchObject({ state: 'placed', words: anchor.quote });
  threads.push({ id: threadIdSchema.parse(threads.length + 1), anchor, words: anchor.quote });
}

function expectOnePlace(simulation: Simulation, threads: readonly Thread[]): readonly Place[] {
  const anchors = threads.map((thread) => thread.anchor);
  const fresh = new Y.Doc();
  const late = articleOf(fresh);
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(simulation.server));
  const places = resolveAll(late, anchors);
  for (const { article } of simulation.writers) expect(resolveAll(article, anchors)).toEqual(places);
  expect(resolveAll(articleOf(simulation.server), anchors)).toEqual(places);
  return places;
}
