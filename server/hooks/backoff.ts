// When a hook that fails is tried again, and when that is given up.
import type { Fares } from '../store/hook-rows.ts';

const FIRST = 5_000;
const LONGEST = 60 * 60 * 1_000;
const DAY = 24 * 60 * 60 * 1_000;
/** Long enough for a receiver that broke on a Friday night to be mended on Monday. */
const GIVEN_UP_AFTER_DAYS = 5;

/** It asks never to be sent anything again. */
const GONE = 410;

type Failure = {
  readonly now: number;
  readonly status: number | null /** At least 0, less than 1. */;
  readonly chance: number;
};

/** How a hook fares after one more failure. Twice as long each time, never all hooks at once. */
export function afterFailure(before: Fares, { now, status, chance }: Failure): Fares {
  const failingSince = before.failingSince ?? new Date(now).toISOString();
  const wait = Math.min(LONGEST, FIRST * 2 ** before.tries);
  return {
    tries: before.tries + 1,
    failingSince,
    retryAt: new Date(now + wait / 2 + (wait / 2) * chance).toISOString(),
    disabled: whyGivenUp(status, now - Date.parse(failingSince)),
  };
}

function whyGivenUp(status: number | null, failingFor: number): string | null {
  if (status === GONE) return 'It answered 410: whoever is there wants nothing more.';
  if (failingFor >= GIVEN_UP_AFTER_DAYS * DAY) return `Nothing came through for ${GIVEN_UP_AFTER_DAYS} days.`;
  return null;
}
