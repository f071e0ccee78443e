// The honest state of what was typed here: on the disk, on its way, or on this device only.
import type { Clock } from './clock.ts';
import type { Saved } from './draft-state.ts';

/** After this long without an acknowledgement, typing counts as not saved, in milliseconds. */
const SAVING_AT_MOST = 2_000;

type Facts = {
  readonly isUnsent: boolean;
  /** Whether the server can be reached and its disk takes writes. */
  readonly canSave: boolean;
  /** Whether this device keeps what is unsent. */
  readonly isKept: boolean;
};

export class Saving {
  readonly #onLate: () => void;
  readonly #clock: Clock;
  #stop: (() => void) | null = null;
  #isLate = false;

  /** `onLate` is called when something has been on its way for too long. */
  constructor(clock: Clock, onLate: () => void) {
    this.#clock = clock;
    this.#onLate = onLate;
  }

  /** The state now; called at every change of a fact. Once late, it stays so until all is acknowledged. */
  state({ isUnsent, canSave, isKept }: Facts): Saved {
    if (!isUnsent) {
      this.close();
      return 'saved';
    }
    this.#stop ??= this.#clock.after(SAVING_AT_MOST, () => {
      this.#isLate = true;
      this.#onLate();
    });
    if (!this.#isLate && canSave) return 'saving';
    return isKept ? 'unsaved' : 'unkept';
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#isLate = false;
  }
}
