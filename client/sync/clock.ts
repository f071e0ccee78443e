// Time as everything in sync reads it: the window's own, unless a test holds another.

export type Clock = {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** Runs `act` once, `ms` from now; returns how to call it off. */
  after(ms: number, act: () => void): () => void;
};

export const windowClock: Clock = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Whether it was done within `ms`. */
export function within(clock: Clock, ms: number, done: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, () => resolve(false));
    void done.then(() => {
      stop();
      resolve(true);
    });
  });
}
