// A server that runs for long notes every few minutes anew that this database is the one that runs here, so that a copy
// made of it meanwhile is told from it when it is put back.
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import type { DataFolder } from './folder.ts';

/** A younger copy than this may pass for the database itself: only windows can tell then, by its smaller number. */
const RENEW_EVERY = 10 * 60_000;

/** Returns how to stop. A note that cannot be made now, on a full disk or a busy one, is made the next time. */
export function keepRenewing(folder: Pick<DataFolder, 'renew'>, clock: Clock, log: Log): () => void {
  let stop = clock.after(RENEW_EVERY, renew);
  function renew(): void {
    stop = clock.after(RENEW_EVERY, renew);
    try {
      folder.renew();
    } catch (error) {
      log.warn({ error }, 'an older copy of the database may pass for this one until the next try');
    }
  }
  return () => stop();
}
