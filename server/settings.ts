// What the environment asks for, checked: a setting that makes no sense is a line to read, not a guess.
import { isIP } from 'node:net';
import { isLoopback } from './accounts/demo-gate.ts';
import type { Space } from './images/image-store.ts';
import { Proxies } from './proxies.ts';

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
  /** Whether made-up people may be stepped in as: on this computer only. */
  readonly demo: boolean;
  /** Under which address people see the newsroom; null for whatever they ask for. */
  readonly publicUrl: URL | null;
  /** The proxies that are believed about who comes to them. */
  readonly proxies: Proxies;
  /** For pictures. */
  readonly space: Space;
};

/** A reason not to start, for whoever tries to. */
export type NoStart = { readonly message: string };

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(environment: Environment, args: readonly string[]): Settings | NoStart {
  const { PORT = '3000', HOST = '127.0.0.1', GALLEY_DATA = './data' } = environment;
  const level = LEVELS.find((one) => one === (environment['LOG_LEVEL'] ?? 'warn'));
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
    return { message: `PORT is “${PORT}”, but it must be a number up to 65535 (0 for any free one).` };
  if (!level)
    return {
      message: `LOG_LEVEL is “${environment['LOG_LEVEL']}”, but it must be one of ${LEVELS.join(', ')}.`,
    };
  const outside = readOutside(HOST, environment);
  if ('message' in outside) return outside;
  const hooksTo = originsIn(environment['GALLEY_HOOKS_TO'] ?? '');
  if ('message' in hooksTo) return hooksTo;
  const space = spaceOf(environment['GALLEY_PICTURES'] ?? '10000');
  if (!space)
    return {
      message: `GALLEY_PICTURES is “${environment['GALLEY_PICTURES']}”, but it must be a number of megabytes up to 1000000.`,
    };
  return {
    port: Number(PORT),
    host: HOST,
    folder: GALLEY_DATA,
    level,
    dev: args.includes('--dev'),
    hooksTo,
    space,
    ...outside,
  };
}

/** Nobody alone fills it: a quarter is for one person. */
function spaceOf(megabytes: string): Space | null {
  const newsroom = /^\d{1,7}$/.test(megabytes) ? Number(megabytes) * 1_000_000 : Number.POSITIVE_INFINITY;
  return newsroom <= 1_000_000_000_000 ? { newsroom, person: newsroom / 4 } : null;
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

type Seen = Pick<Settings, 'demo' | 'publicUrl' | 'proxies'>;

function readOutside(host: string, environment: Environment): Seen | NoStart {
  const { GALLEY_DEMO, PUBLIC_URL, TRUST_PROXY = '' } = environment;
  const isForThisComputer = isThisComputer(host);
  const publicUrl = PUBLIC_URL === undefined || PUBLIC_URL === '' ? null : readPublicUrl(PUBLIC_URL);
  if (publicUrl && 'message' in publicUrl) return publicUrl;
  if (!isForThisComputer && !publicUrl) return { message: whereAreYou(host) };
  const proxies = Proxies.parse(TRUST_PROXY);
  if ('unreadable' in proxies)
    return {
      message: `TRUST_PROXY has “${proxies.unreadable}”, but it must list addresses and ranges, such as 127.0.0.1 or 10.0.0.0/8.`,
    };
  const isForOthers = !isForThisComputer || publicUrl !== null;
  if (GALLEY_DEMO !== undefined && GALLEY_DEMO !== 'on' && GALLEY_DEMO !== 'off')
    return { message: `GALLEY_DEMO is “${GALLEY_DEMO}”, but it must be on or off.` };
  if (GALLEY_DEMO === 'on' && isForOthers) return { message: NO_DEMO_FOR_OTHERS };
  return { demo: !isForOthers && GALLEY_DEMO !== 'off', publicUrl, proxies };
}

/** The pages stand at the root of a name, and cookies know no paths. */
function readPublicUrl(text: string): URL | NoStart {
  const url = URL.parse(text);
  const isWhole =
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  if (isWhole) return url;
  return {
    message: `PUBLIC_URL is “${text}”, but it must be what people type, without a path: https://galley.example.org.`,
  };
}

/** Passwords travel on it: whoever serves others says how they come, so that nobody does it over plain HTTP unawares. */
function whereAreYou(host: string): string {
  return `HOST is “${host}”, so that others reach Galley, but PUBLIC_URL does not say under which address: set it to what they type, such as https://galley.example.org.`;
}

const NO_DEMO_FOR_OTHERS =
  'GALLEY_DEMO is on, and the demo lets anybody be anybody: it runs on this computer only. Leave HOST at 127.0.0.1 and PUBLIC_URL unset, or set GALLEY_DEMO to off.';

/** Settings that work, and are hardly meant so. */
export function doubtsOf({ publicUrl, proxies }: Settings): readonly string[] {
  if (!publicUrl) return [];
  const isClear =
    publicUrl.protocol === 'http:' && !isThisComputer(publicUrl.hostname.replace(/^\[|\]$/g, ''));
  return [
    ...(isClear ? [IN_THE_CLEAR] : []),
    ...(publicUrl.protocol === 'https:' && proxies.isEmpty ? [NO_PROXY] : []),
  ];
}

const IN_THE_CLEAR =
  'PUBLIC_URL begins with http://: passwords and cookies can be read by anybody in between. Put a proxy with HTTPS in front.';
const NO_PROXY =
  'PUBLIC_URL begins with https://, so a proxy stands in front, but TRUST_PROXY lists none: everybody seems to come from one address, and one person’s wrong passwords keep all out.';

function isThisComputer(host: string): boolean {
  return isIP(host) === 0 ? host === 'localhost' : isLoopback(host);
}
