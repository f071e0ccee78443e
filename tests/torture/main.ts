// `npm run torture`: the suites that are named, one after the other, one JSON line each; any loss ends with exit code 1.
import { parseArgs } from 'node:util';
import { tortureFrames } from './frames.ts';
import { tortureKills } from './kills.ts';
import { isClean, type Suite } from './report.ts';
import { tortureSeeds } from './seeds.ts';
import { tortureStorm } from './storm.ts';

/** What there is; a suite runs when its flag is given. */
const SUITES: Readonly<Record<string, { readonly torture: Suite; readonly says: string }>> = {
  kills: { torture: tortureKills, says: 'kill -9 of a server at work, opening, closing, N times' },
  seeds: { torture: tortureSeeds, says: 'N simulated days of failing lines, disks and servers' },
  frames: { torture: tortureFrames, says: 'N frames of hostile clients, while honest people work' },
  clients: { torture: tortureStorm, says: 'N people dropped by a restart and by a kill, all back at once' },
};

const HELP = `npm run torture -- ${Object.keys(SUITES)
  .map((name) => `[--${name} N]`)
  .join(' ')} [--seed N]

${Object.entries(SUITES)
  .map(([name, { says }]) => `  --${name} N`.padEnd(16) + says)
  .join('\n')}
  --seed N      the seed of all chance (one is drawn, and printed, when it is not given)

Prints one line of JSON per suite. Exits 1 when anything was lost, doubled or diverged, 2 when it was asked wrongly.`;

async function main(args: readonly string[]): Promise<number> {
  const asked = read(args);
  if (typeof asked === 'string') {
    console.error(asked);
    return 2;
  }
  if (asked.runs.length === 0) console.log(HELP);
  else console.error(`seed ${asked.seed}`);
  let worst = 0;
  for (const [suite, runs] of asked.runs) worst = Math.max(worst, await run(suite, runs, asked.seed));
  return worst;
}

async function run(suite: string, runs: number, seed: number): Promise<number> {
  try {
    const report = await SUITES[suite]?.torture(runs, seed);
    if (report) console.log(JSON.stringify(report));
    return report && isClean(report) ? 0 : 1;
  } catch (error) {
    console.error(`The suite ${suite} broke:`, error);
    return 1;
  }
}

type Asked = { readonly runs: readonly (readonly [suite: string, runs: number])[]; readonly seed: number };

/** What is asked, or the line that says what is wrong with it. */
function read(args: readonly string[]): Asked | string {
  const values = parse(args);
  if (typeof values === 'string') return values;
  const numbers = Object.entries(values).filter(([name]) => name !== 'help');
  const wrong = numbers.find(([, value]) => !/^[1-9]\d{0,8}$/.test(String(value)));
  if (wrong) return `--${wrong[0]} is “${wrong[1]}”, but it must be a whole number above 0.`;
  const named = numbers.map(([name, value]) => [name, Number(value)] as const);
  const seed = named.find(([name]) => name === 'seed')?.[1] ?? Date.now() % 1_000_000;
  const runs = named.filter(([name]) => name !== 'seed');
  if (values['help']) return { runs: [], seed };
  return runs.length > 0 ? { runs, seed } : 'Say what to torture: --help says what there is.';
}

function parse(args: readonly string[]) {
  const numbers = [...Object.keys(SUITES), 'seed'].map(
    (name) => [name, { type: 'string' as const }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(numbers), help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error);
  }
}

process.exitCode = await main(process.argv.slice(2));
