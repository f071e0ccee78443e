// Random acts of several people with random delivery. Each run checks after every act and every arrival that the document
// flattens to the article, that nothing untouched was built anew, and that selections hold the same words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { ACTS } from '../fixtures/acts.ts';
import { HARBOUR } from '../fixtures/articles.ts';
import { Simulation, type SimulationParts } from '../fixtures/simulation.ts';

/** How many random runs each property has. */
const RUNS = Number(process.env.GALLEY_RUNS ?? 50);
const STEPS = 120;
const TIMEOUT = 60_000 + RUNS * 2_000;

const people = fc.record({ seed: fc.nat(), writers: fc.integer({ min: 2, max: 5 }) });

test('writers who work at once on a whole article end with the same one', { timeout: TIMEOUT }, () => {
  const tried = new Set<string>();
  const seen = { remote: 0, steps: 0, implicit: 0 };
  property((some) => {
    const simulation = works({ ...some, blocks: HARBOUR });
    for (const act of simulation.tried.keys()) tried.add(act);
    seen.remote += simulation.seen.remote;
    seen.steps += simulation.seen.steps;
    seen.implicit += simulation.seen.implicit;
  });
  console.info(
    `${RUNS} runs: ${seen.remote} updates arrived as ${seen.steps} steps, ${seen.implicit} without a first marker`,
  );
  expect([...tried].toSorted()).toEqual(Object.keys(ACTS).toSorted());
  expect(seen.implicit).toBeGreaterThan(0);
});

test('writers whose lines break, who come back late or with a new id, end with the same article', {
  timeout: TIMEOUT,
}, () => {
  property((some) => void works({ ...some, blocks: HARBOUR, breaks: 0.05 }));
});

test('writers who begin with nothing end with the same article', { timeout: TIMEOUT }, () => {
  property((some) => void works({ ...some, breaks: 0.01 }));
});

function property(run: (some: { readonly seed: number; readonly writers: number }) => void): void {
  fc.assert(fc.property(people, run), { numRuns: RUNS });
}

function works(parts: SimulationParts): Simulation {
  const simulation = new Simulation(parts);
  try {
    for (let step = 0; step < STEPS; step += 1) simulation.step();
    simulation.settle();
    expectOneArticle(simulation);
  } catch (fault) {
    const story = simulation.log.slice(-6).join('\n');
    throw new Error(
      `Seed ${parts.seed}, ${parts.writers} writers, act ${simulation.log.length}:\n${story}\n${fault}`,
    );
  }
  simulation.close();
  return simulation;
}

function expectOneArticle(simulation: Simulation): void {
  const blocks = readBlocks(articleOf(simulation.server));
  for (const writer of simulation.writers) {
    expect(readBlocks(writer.article)).toEqual(blocks);
    writer.checks();
  }
}
