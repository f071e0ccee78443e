// Every scenario on every system, as often as asked, in turn: so that all of them see the same machine.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figures, Scenario } from './scenarios/scenario.ts';
import type { System } from './systems/system.ts';

export type Order = {
  readonly scenario: string;
  readonly system: string;
  readonly seed: number;
  readonly secs: number | null;
  /** A folder for a processor profile of each server; null for none. */
  readonly profile: string | null;
};
export type Outcome = { readonly figures: Figures } | { readonly failed: string };
export type Run = { readonly scenario: Scenario; readonly system: System; readonly outcome: Outcome };

const PROGRAM = fileURLToPath(new URL('./one-run.ts', import.meta.url));
const FIRST_SEED = 7;

type Plan = {
  readonly scenarios: readonly Scenario[];
  readonly systems: readonly System[];
  readonly reps: number;
  readonly secs: number | null;
  readonly profile: string | null;
};

export async function runAll(
  { scenarios, systems, reps, secs, profile }: Plan,
  onRun: (run: Run) => void,
): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const scenario of scenarios)
    for (let rep = 0; rep < reps; rep += 1)
      for (const system of systems) {
        if (scenario.fits?.(system) === false) continue;
        const order = {
          scenario: scenario.title,
          system: system.name,
          seed: FIRST_SEED + rep,
          secs,
          profile,
        };
        const run = { scenario, system, outcome: await carryOut(order) };
        runs.push(run);
        onRun(run);
      }
  return runs;
}

async function carryOut(order: Order): Promise<Outcome> {
  const child = fork(PROGRAM);
  const ended = once(child, 'exit');
  const gone = ended.then(() => [{ failed: 'The run broke.' }]);
  child.send(order);
  const [outcome] = await Promise.race([once(child, 'message'), gone]);
  child.kill('SIGKILL');
  await ended;
  return outcome;
}
