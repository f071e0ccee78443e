// One scenario on one system, in a process of its own: nothing that an earlier run left behind is in its figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from './load/chance.ts';
import { Program } from './load/program.ts';
import type { Order, Outcome } from './runs.ts';
import type { Stage } from './scenarios/scenario.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';
import { SYSTEMS } from './systems/systems.ts';

process.once('message', (order: Order) => {
  carryOut(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Outcome),
  );
});

async function carryOut({ scenario: title, system: name, seed, secs, profile }: Order): Promise<Outcome> {
  const scenario = SCENARIOS.find((one) => one.title === title);
  const system = SYSTEMS.find((one) => one.name === name);
  if (!scenario || !system) throw new Error(`Nothing is called ${title} or ${name}.`);
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const programs: Program[] = [];
  const stage: Stage = {
    system,
    chance: new Chance(seed),
    secs,
    folder,
    starts: async () => {
      if (programs.length === 0) await system.prepares?.(folder, scenario.lines);
      const program = await Program.start({ ...system.program(folder), profile: profile ?? undefined });
      programs.push(program);
      return program;
    },
    house: ({ port }) => system.house(port, scenario.lines),
  };
  try {
    return { figures: await scenario.run(stage) };
  } catch (error) {
    throw new Error(`${error} ${programs.at(-1)?.complaints ?? ''}`.trim(), { cause: error });
  } finally {
    await Promise.all(programs.map((program) => program.end(profile ? 'SIGTERM' : 'SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  }
}
