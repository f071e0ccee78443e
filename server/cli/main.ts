// `npm run galley -- <verb>`: reads the environment and the arguments, does what the verb says, and ends with 0 when it
// came about, 1 when it did not, 2 when it was asked wrongly. What it was asked for goes out, what went wrong goes to the error channel.
import { type Asked, type Outcome, type Place, readAsked, type Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

async function main(args: readonly string[]): Promise<number> {
  // better-auth reads this by itself; nothing of ours reports anywhere.
  process.env.BETTER_AUTH_TELEMETRY = '0';
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) return end({ said: HELP });
  const verb = VERBS[name];
  if (!verb) return end({ wrong: `There is no “${name}”. What there is: npm run galley -- help` });
  const asked = readAsked({ ...verb.options, help: { type: 'boolean' } }, rest);
  if (typeof asked === 'string') return end({ wrong: asked });
  if (asked.has('help')) return end({ said: [usage(name, verb), '', verb.says] });
  return end(await run(verb, asked, place()));
}

async function run(verb: Verb, asked: Asked, where: Place): Promise<Outcome> {
  try {
    return await verb.run(asked, where);
  } catch (error) {
    console.error('Something broke that nobody expected:', error);
    return { failed: 'Nothing more was done.' };
  }
}

function place(): Place {
  const { GALLEY_DATA = './data', INIT_CWD = process.cwd(), PORT = '3000' } = process.env;
  const { GALLEY_URL, GALLEY_TOKEN, PUBLIC_URL = '' } = process.env;
  return {
    data: GALLEY_DATA,
    // npm steps to the top of the checkout before it runs us, and says where it was called.
    from: INIT_CWD,
    server: GALLEY_URL ? { url: GALLEY_URL, token: GALLEY_TOKEN || null } : null,
    port: PORT,
    origin: URL.parse(PUBLIC_URL)?.origin ?? `http://localhost:${PORT}`,
    isShared: npmTalks() && !process.stdout.isTTY,
    now: () => new Date(),
  };
}

/** npm says what it runs where the output goes, unless it is told to be silent. */
function npmTalks(): boolean {
  const { npm_lifecycle_event, npm_config_loglevel } = process.env;
  return npm_lifecycle_event === 'galley' && npm_config_loglevel !== 'silent';
}

/** Says how it went; answers the exit code. */
function end(outcome: Outcome): number {
  if ('bytes' in outcome) process.stdout.write(outcome.bytes);
  if ('said' in outcome && outcome.said.length > 0) console.log(outcome.said.join('\n'));
  const complaints = complaintsIn(outcome);
  if (complaints.length > 0) console.error(complaints.join('\n'));
  if ('wrong' in outcome) return 2;
  return complaints.length > 0 ? 1 : 0;
}

function complaintsIn(outcome: Outcome): readonly string[] {
  if ('wrong' in outcome) return [outcome.wrong];
  if (!('failed' in outcome) || outcome.failed === undefined) return [];
  return typeof outcome.failed === 'string' ? [outcome.failed] : outcome.failed;
}

function usage(name: string, { takes }: Verb): string {
  return `npm run galley -- ${name} ${takes}`.trimEnd();
}

const HELP = [
  'npm run galley -- <verb> …',
  '',
  ...Object.entries(VERBS).map(([name, { takes, says }]) => `  ${`${name} ${takes}`.padEnd(44)} ${says}`),
  '',
  'GALLEY_DATA is the data folder (./data when it is not set). With GALLEY_URL and GALLEY_TOKEN, export and import',
  'ask a running server. Exits 0 when it came about, 1 when it did not, 2 when it was asked wrongly.',
];

process.exitCode = await main(process.argv.slice(2));
