// Sessions are looked after by themselves: those whose time is over end, also on a line that has been open all the while,
// and when the others were last seen is written down.
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import type { Accounts } from './accounts.ts';

const LOOK_EVERY = 60_000;

/** Returns how to stop. What a full disk does not let be done is done the next time. */
export function keepEnding(accounts: Pick<Accounts, 'tendSessions'>, clock: Clock, log: Log): () => void {
  let stop = clock.after(LOOK_EVERY, look);
  function look(): void {
    stop = clock.after(LOOK_EVERY, look);
    try {
      accounts.tendSessions();
    } catch (error) {
      log.warn({ error }, 'sessions were not looked after; the next try is in a minute');
    }
  }
  return () => stop();
}
