// The time, told anew every half minute, for what is said relative to now.
import { useSyncExternalStore } from 'react';

const EVERY = 30_000;

export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(tell: () => void): () => void {
  const timer = setInterval(tell, EVERY);
  return () => clearInterval(timer);
}

/** Rounded down, so that it stands still between two tellings. */
function read(): number {
  return Math.floor(Date.now() / EVERY) * EVERY;
}
