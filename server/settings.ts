// What the environment asks for, checked: a setting that makes no sense is a line to read, not a guess.
import { isIP } from 'node:net';
import { isLoopback } from './accounts/demo-gate.ts';
import type { Space } from './images/image-store.ts';

export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** The data folder. */
  readonly folder: string;
  readonly level: (typeof LEVELS)[number];
  readonly dev: boolean;
  /** For pictures. */
  readonly space: Space;
};

/** A reason not to start, for whoever tries to. */
export type NoStart = { readonly message: string };

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(environment: Environment, args: readonly string[]): Settings | NoStart {
  const { PORT = '3000', HOST = '127.0.0.1', GALLEY_DATA = './data', GALLEY_DEMO = 'on' } = environment;
  const level = LEVELS.find((one) => one === (environment.LOG_LEVEL ?? 'warn'));
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
    return { message: `PORT is “${PORT}”, but it must be a number up to 65535 (0 for any free one).` };
  if (!level)
    return {
      message: `LOG_LEVEL is “${environment.LOG_LEVEL}”, but it must be one of ${LEVELS.join(', ')}.`,
    };
  const space = spaceOf(environment.GALLEY_PICTURES ?? '10000');
  if (!space)
    return {
      message: `GALLEY_PICTURES is “${environment.GALLEY_PICTURES}”, but it must be a number of megabytes up to 1000000.`,
    };
  if (GALLEY_DEMO === 'off' || !isThisComputer(HOST)) return { message: NO_ACCOUNTS };
  return { port: Number(PORT), host: HOST, folder: GALLEY_DATA, level, dev: args.includes('--dev'), space };
}

/** Nobody alone fills it: a quarter is for one person. */
function spaceOf(megabytes: string): Space | null {
  const newsroom = /^\d{1,7}$/.test(megabytes) ? Number(megabytes) * 1_000_000 : Number.POSITIVE_INFINITY;
  return newsroom <= 1_000_000_000_000 ? { newsroom, person: newsroom / 4 } : null;
}

const NO_ACCOUNTS =
  'Without accounts, Galley runs as a demo and on this computer only: leave HOST at 127.0.0.1 and GALLEY_DEMO unset. Accounts come next.';

function isThisComputer(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' : isLoopback(host);
}
