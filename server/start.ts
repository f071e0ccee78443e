// From settings to a running server, or to the one line that says why not; what was opened is closed again then.
import { join } from 'node:path';
import { Accounts } from './accounts/accounts.ts';
import { linkTo } from './accounts/invitations.ts';
import { secretIn } from './accounts/secret.ts';
import { type App, type ClientPart, createApp } from './app.ts';
import { machineClock } from './clock.ts';
import { measureDisk } from './disk-speed.ts';
import { builtClient, devClient } from './http/client.ts';
import { SqliteImageStore } from './images/sqlite-image-store.ts';
import type { Log } from './log.ts';
import { Outside } from './outside.ts';
import { seedFolder } from './seeding.ts';
import { doubtsOf, type NoStart, type Settings } from './settings.ts';
import { type DataFolder, openDataFolder } from './store/folder.ts';
import { refusalOf } from './store/folder-refusal.ts';
import { HookRows } from './store/hook-rows.ts';
import { keepRenewing } from './store/renewal.ts';
import { SearchThread } from './store/search/search-thread.ts';
import { SqliteStore } from './store/sqlite.ts';
import { TokenRows } from './store/token-rows.ts';

export type Running = {
  /** Where it is, as people see it. */
  readonly address: string;
  /** Where it listens, when that is another. */
  readonly listensAt: string | null;
  /** By which the first chief comes in, while nobody has an account. */
  readonly setUpLink: string | null;
  close(): Promise<void>;
};

/** `built` is the folder of the built client. */
type Parts = { readonly settings: Settings; readonly built: string; readonly log: Log };

const NOT_BUILT = 'The client is not built. Build it with: npm run build (npm start does so by itself).';

export async function start(parts: Parts): Promise<Running | NoStart> {
  const { settings, built } = parts;
  const client = settings.dev ? devClient : builtClient(built);
  if (!client) return { message: NOT_BUILT };
  const folder = openDataFolder(settings.folder);
  if ('refused' in folder) return folder;
  for (const doubt of doubtsOf(settings)) parts.log.warn({}, doubt);
  if (folder.wasPutBack)
    parts.log.warn({}, 'another copy of the database was put here: every draft has a new epoch');
  if (folder.keptBefore)
    parts.log.warn(
      { kept: folder.keptBefore },
      'the database is of a new format now: it is kept as it was before',
    );
  try {
    const app = await open(folder, client, parts);
    if ('message' in app) {
      folder.close();
      return app;
    }
    const listening = await listen(app.app, settings);
    if ('message' in listening) {
      await close(app.app, folder);
      return listening;
    }
    const stopRenewing = keepRenewing(folder, machineClock, parts.log);
    return { ...seenFrom(listening.at, app.accounts), close: () => close(app.app, folder, stopRenewing) };
  } catch (error) {
    folder.close();
    const refusal = refusalOf(error, folder.path);
    if (refusal) return refusal;
    throw error;
  }
}

type Opened = { readonly app: App; readonly accounts: Accounts };

async function open(folder: DataFolder, client: ClientPart, parts: Parts): Promise<Opened | NoStart> {
  const { log, settings } = parts;
  let opened = await openParts(folder, parts);
  if (settings.demo && opened.accounts.isEmpty) {
    opened.accounts.close();
    await opened.store.close();
    const refusal = await seedFolder(folder, { secret: secretIn(folder.path), log });
    if (refusal) return refusal;
    opened = await openParts(folder, parts);
  }
  await measureDisk(opened.store, log);
  const { hooksTo } = parts.settings;
  const doors = { tokens: new TokenRows(folder.connect()), hooks: new HookRows(folder.connect()), hooksTo };
  const index = new SearchThread(join(folder.path, 'search.db'));
  const images = { store: new SqliteImageStore(folder.connect()), space: parts.settings.space };
  const app = await createApp({ ...opened, doors, images, index, clock: machineClock, log, client });
  return { app, accounts: opened.accounts };
}

async function openParts(folder: DataFolder, { log, settings }: Parts) {
  const store = new SqliteStore(folder.connect());
  const secret = secretIn(folder.path);
  const outside = new Outside(settings);
  const database = folder.connect();
  const accounts = await Accounts.open({ database, secret, log, outside, demo: settings.demo });
  return { store, accounts };
}

function seenFrom(at: string, { outside, firstChief }: Accounts): Omit<Running, 'close'> {
  const address = outside.publicUrl?.origin ?? at;
  return {
    address,
    listensAt: address === at ? null : at,
    setUpLink: firstChief.isWanted ? linkTo(address, 'setUp', firstChief.token) : null,
  };
}

async function close(app: App, folder: DataFolder, stopRenewing = () => {}): Promise<void> {
  stopRenewing();
  await app.close();
  folder.close();
}

async function listen(app: App, { port, host }: Settings): Promise<{ at: string } | NoStart> {
  try {
    return { at: addressOf(host, await app.listen(port, host)) };
  } catch (error) {
    const because = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (!because) throw error;
    return { message: because(port, host) };
  }
}

const REASONS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Stop what uses it, or choose another with PORT.`,
  EACCES: (port) => `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (_, host) => `${host} is no address of this computer. Set HOST to one that is.`,
};

/** Under the name `localhost` the demo's people can stand beside each other, each under a name of their own. */
function addressOf(host: string, port: number): string {
  const name = host === '::1' || host.startsWith('127.') ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
