// From settings to a running server, or to the one line that says why not; what was opened is closed again then.
import { Accounts } from './accounts/accounts.ts';
import { secretIn } from './accounts/secret.ts';
import { type App, type ClientPart, createApp } from './app.ts';
import { machineClock } from './clock.ts';
import { measureDisk } from './disk-speed.ts';
import { builtClient, devClient } from './http/client.ts';
import { SqliteImageStore } from './images/sqlite-image-store.ts';
import type { Log } from './log.ts';
import { seedFolder } from './seeding.ts';
import type { NoStart, Settings } from './settings.ts';
import { type DataFolder, openDataFolder } from './store/folder.ts';
import { refusalOf } from './store/folder-refusal.ts';
import { keepRenewing } from './store/renewal.ts';
import { SqliteStore } from './store/sqlite.ts';

export type Running = { readonly address: string; close(): Promise<void> };

/** `built` is the folder of the built client. */
type Parts = { readonly settings: Settings; readonly built: string; readonly log: Log };

const NOT_BUILT = 'The client is not built. Build it with: npm run build (npm start does so by itself).';

export async function start(parts: Parts): Promise<Running | NoStart> {
  const { settings, built } = parts;
  const client = settings.dev ? devClient : builtClient(built);
  if (!client) return { message: NOT_BUILT };
  const folder = openDataFolder(settings.folder);
  if ('refused' in folder) return folder;
  if (folder.wasPutBack)
    parts.log.warn({}, 'another copy of the database was put here: every draft has a new epoch');
  try {
    const app = await open(folder, client, parts);
    if ('message' in app) {
      folder.close();
      return app;
    }
    const running = await listen(app, settings);
    if ('address' in running) {
      const stopRenewing = keepRenewing(folder, machineClock, parts.log);
      return { ...running, close: () => close(app, folder, stopRenewing) };
    }
    await close(app, folder);
    return running;
  } catch (error) {
    folder.close();
    const refusal = refusalOf(error, folder.path);
    if (refusal) return refusal;
    throw error;
  }
}

async function open(folder: DataFolder, client: ClientPart, parts: Parts): Promise<App | NoStart> {
  const { log, settings } = parts;
  let opened = await openParts(folder, parts);
  if (opened.accounts.people.everybody().length === 0) {
    opened.accounts.close();
    await opened.store.close();
    const refusal = await seedFolder(folder, { secret: secretIn(folder.path), log });
    if (refusal) return refusal;
    opened = await openParts(folder, parts);
  }
  await measureDisk(opened.store, log);
  const images = { store: new SqliteImageStore(folder.connect()), space: settings.space };
  return createApp({ ...opened, images, clock: machineClock, log, client });
}

async function openParts(folder: DataFolder, { log }: Parts) {
  const store = new SqliteStore(folder.connect());
  const secret = secretIn(folder.path);
  return { store, accounts: await Accounts.open({ database: folder.connect(), secret, log }) };
}

async function close(app: App, folder: DataFolder, stopRenewing = () => {}): Promise<void> {
  stopRenewing();
  await app.close();
  folder.close();
}

async function listen(app: App, { port, host }: Settings): Promise<{ address: string } | NoStart> {
  try {
    return { address: addressOf(host, await app.listen(port, host)) };
  } catch (error) {
    const because = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (!because) throw error;
    return { message: because(port, host) };
  }
}

const REASONS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is taken. Stop what uses it, or choose another with PORT.`,
  EACCES: (port) => `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (_, host) => `${host} is no address of this computer. Leave HOST at 127.0.0.1.`,
};

/** Under the name `localhost` the demo's people can stand beside each other, each under a name of their own. */
function addressOf(host: string, port: number): string {
  return `http://${host === '::1' || host.startsWith('127.') ? 'localhost' : host}:${port}`;
}
