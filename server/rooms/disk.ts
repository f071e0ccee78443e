// Whether the disk takes writes. While it does not, everything can be read and nothing is taken; it is tried again by itself.
import type { DiskStanding } from '../../shared/protocol.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../people.ts';
import { isDiskFull } from '../store/disk-full.ts';
import type { Store } from '../store/store.ts';

/** How long until the disk is tried again, in milliseconds: at first, and at most. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 4_000;
/** What a try writes at least and at most: more than an ordinary commit, and as much as the one that failed. */
const LEAST_BYTES = 64 * 1024;
const MOST_BYTES = 16 * 1024 * 1024;

type Parts = {
  readonly store: Pick<Store, 'probe'>;
  readonly clock: Clock;
  readonly log: Log;
};

export class Disk {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #standing: DiskStanding = 'fine';
  #bytes = LEAST_BYTES;
  #wait = FIRST_WAIT;
  #stop: (() => void) | null = null;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get standing(): DiskStanding {
    return this.#standing;
  }

  /** Calls back when the standing has changed; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * A commit of so many bytes failed. One that the disk would take now failed for a reason of its own; else nothing is
   * taken until the disk bears as much as that. Resolves when this is known.
   */
  async doubt(bytes: number): Promise<void> {
    this.#bytes = Math.min(MOST_BYTES, Math.max(this.#bytes, 2 * bytes));
    if (this.#standing === 'fine') await this.#try();
  }

  close(): void {
    this.#isClosed = true;
    this.#stop?.();
    this.#listeners.clear();
  }

  async #try(): Promise<void> {
    try {
      await this.#parts.store.probe(this.#bytes);
      this.#bytes = LEAST_BYTES;
      this.#wait = FIRST_WAIT;
      this.#become('fine');
    } catch (error) {
      this.#become(isDiskFull(error) ? 'full' : 'failing', error);
      this.#tryLater();
    }
  }

  #tryLater(): void {
    this.#stop?.();
    if (this.#isClosed) return;
    this.#stop = this.#parts.clock.after(this.#wait, () => void this.#try());
    this.#wait = Math.min(LONGEST_WAIT, 2 * this.#wait);
  }

  #become(standing: DiskStanding, error?: unknown): void {
    if (standing === this.#standing || this.#isClosed) return;
    this.#standing = standing;
    if (standing === 'fine') this.#parts.log.warn({ disk: standing }, 'the disk takes writes again');
    else
      this.#parts.log.error(
        { error, disk: standing },
        'the disk takes no writes: nothing is saved until it does',
      );
    for (const listener of this.#listeners) listener();
  }
}
