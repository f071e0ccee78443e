// What the load itself costs: where it is at its own limit, its figures say more of it than of the server.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Self = {
  /** 1 is a whole core. */
  readonly load: number;
  /** How late this process was for its own timers, in milliseconds: the 99th percentile. */
  readonly late: number;
};

const RESOLUTION = 5;

/** Begins to watch; what it returns ends it. */
export function watchSelf(): () => Self {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const [before, began] = [process.cpuUsage(), performance.now()];
  return () => {
    delay.disable();
    const { user, system } = process.cpuUsage(before);
    const load = (user + system) / 1_000 / (performance.now() - began);
    return { load, late: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION) };
  };
}
