// People type for a while: every millisecond, whatever is due is sent.
import type { Crowd } from './crowd.ts';

const TICK = 1;

export function typeFor(ms: number, crowds: readonly Crowd[], pace: () => number): Promise<void> {
  const over = performance.now() + ms;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      if (now < over) for (const crowd of crowds) crowd.sendDue(now, pace);
      else {
        clearInterval(timer);
        resolve();
      }
    }, TICK);
  });
}
