// Reads the environment, builds, listens, closes on a signal. The only reader of process.env.
import { fileURLToPath } from 'node:url';
import type { Log } from './log.ts';
import { openLog } from './open-log.ts';
import { readSettings } from './settings.ts';
import { type Running, start } from './start.ts';

const BUILT = fileURLToPath(new URL('../dist/client', import.meta.url));

async function main(): Promise<void> {
  // better-auth reads this by itself; nothing of ours reports anywhere.
  process.env.BETTER_AUTH_TELEMETRY = '0';
  const settings = readSettings(process.env, process.argv.slice(2));
  if ('message' in settings) return refuse(settings.message);
  const log = openLog(settings.level);
  process.on('unhandledRejection', (error) => fall(error));
  process.on('uncaughtException', (error) => fall(error));
  const starting = start({ settings, built: BUILT, log });
  closeOnSignal(starting, log);
  const running = await starting;
  if ('message' in running) return refuse(running.message);
  tell(running);

  /** What nobody caught leaves us in a state that nobody knows: everything acknowledged is on disk, so stop. */
  function fall(error: unknown): never {
    log.error({ error }, 'Galley stops: something broke that nobody expected');
    process.exit(1);
  }
}

/** Whatever hangs, a process that was asked to end is gone by then, in milliseconds: who restarts it kills after ten seconds. */
const GONE_WITHIN = 9_000;

/** A signal while starting waits until the start is through; the second one waits for nothing. */
function closeOnSignal(starting: Promise<Running | { message: string }>, log: Log): void {
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => {
      log.error(
        { waited: GONE_WITHIN },
        'Galley did not close in time and goes: what it acknowledged is on disk',
      );
      process.exit(0);
    }, GONE_WITHIN);
    const running = await starting;
    if ('close' in running) await running.close();
    process.exit(0);
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

function tell({ address, listensAt, setUpLink }: Running): void {
  console.log(`Galley is at ${address}${listensAt ? ` and listens at ${listensAt}` : ''}`);
  if (setUpLink) console.log(`Nobody has an account yet. Set up the first chief, once, at ${setUpLink}`);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

await main();
