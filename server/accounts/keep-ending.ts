// Sessions whose time is over end by themselves, also those whose line has been open all the while.
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import type { Accounts } from './accounts.ts';

const LOOK_EVERY = 60_000;

/** Returns how to stop. What a full disk does not let end is ended the next time. */
export function keepEnding(accounts: Pick<Accounts, 'endExpired'>, clock: Clock, log: Log): () => void {
  let stop = clock.after(LOOK_EVERY, look);
  function look(): void {
    stop = clock.after(LOOK_EVERY, look);
    try {
      accounts.endExpired();
    } catch (error) {
      log.warn({ error }, 'sessions whose time is over were not ended; the next try is in a minute');
    }
  }
  return () => stop();
}
