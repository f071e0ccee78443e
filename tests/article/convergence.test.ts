import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { HARBOUR } from '../fixtures/articles.ts';
import { Simulation, type SimulationParts } from '../fixtures/simulation.ts';

const RUNS = Number(process.env['GALLEY_RUNS'] ?? 60);
const STEPS = 120;

function works(parts: SimulationParts, steps: number): Simulation {
  const simulation = new Simulation(parts);
  try {
    for (let step = 0; step < steps; step += 1) simulation.step();
    simulation.settle();
    expectOneArticle(simulation);
  } catch (fault) {
    throw new Error(
      `seed ${parts.seed}, ${parts.writers} writers, after ${simulation.log.length} acts: ${fault}\n${simulation.log.slice(-6).join('\n')}`,
      { cause: fault },
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

test('writers who work at once on a whole article end with the same one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 5 }), (seed, writers) => {
      works({ seed, writers, blocks: HARBOUR, breaks: 0.03 }, STEPS);
    }),
    { numRuns: RUNS },
  );
});
