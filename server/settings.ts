// What the environment asks for, checked: a setting that makes no sense is a line to read, not a guess.
import { isIP } from 'node:net';
import { isLoopback } from './accounts/demo-gate.ts';

export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** The data folder. */
  readonly folder: string;
  readonly level: (typeof LEVELS)[number];
  readonly dev: boolean;
  /** Origins inside the network that webhooks may go to. */
  readonly hooksTo: readonly string[];
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
  if (GALLEY_DEMO === 'off' || !isThisComputer(HOST)) return { message: NO_ACCOUNTS };
  const hooksTo = originsIn(environment.GALLEY_HOOKS_TO ?? '');
  if ('message' in hooksTo) return hooksTo;
  return { port: Number(PORT), host: HOST, folder: GALLEY_DATA, level, dev: args.includes('--dev'), hooksTo };
}

/** Plain http:// only where nobody can listen. */
function originsIn(list: string): readonly string[] | NoStart {
  const origins = list.split(/[\s,]+/).filter((one) => one !== '');
  const wrong = origins.find((one) => !isHookOrigin(one));
  if (wrong === undefined) return origins;
  return {
    message: `GALLEY_HOOKS_TO holds “${wrong}”, but it must list origins like https://cms.example.org or http://localhost:9000 (plain http:// only for this computer).`,
  };
}

function isHookOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url?.origin !== text) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && isThisComputer(url.hostname.replace(/[[\]]/g, '')))
  );
}

const NO_ACCOUNTS =
  'Without accounts, Galley runs as a demo and on this computer only: leave HOST at 127.0.0.1 and GALLEY_DEMO unset. Accounts come next.';

function isThisComputer(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' : isLoopback(host);
}
