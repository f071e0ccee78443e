// What "Saved" costs on this disk, measured at the start: how long a small commit takes until the disk has it.
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

/** As much as a few keystrokes. */
const BYTES = 512;
const TRIES = 100;
/** On a slow disk fewer tries tell enough, in milliseconds. */
const AT_MOST = 200;

/** Throws when the disk takes no writes: then there is nothing to start for. */
export async function measureDisk(store: Pick<Store, 'probe'>, log: Log): Promise<void> {
  const took: number[] = [];
  const began = performance.now();
  while (took.length < TRIES && performance.now() - began < AT_MOST) {
    const before = performance.now();
    await store.probe(BYTES);
    took.push(performance.now() - before);
  }
  took.sort((a, b) => a - b);
  const fields = { commits: took.length, p50Ms: share(took, 0.5), p99Ms: share(took, 0.99) };
  log.info(fields, 'how long this disk takes for a commit');
}

/** The time within which so large a share of them was done. */
function share(sorted: readonly number[], part: number): number {
  const at = Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 100) / 100;
}
