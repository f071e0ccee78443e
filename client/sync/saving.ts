// The honest state of what was typed here: on the disk, on its way, or on this device only.
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
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isLate = false;

  /** `onLate` is called when something has been on its way for too long. */
  constructor(onLate: () => void) {
    this.#onLate = onLate;
  }

  /** The state now; called at every change of a fact. Once late, it stays so until all is acknowledged. */
  state({ isUnsent, canSave, isKept }: Facts): Saved {
    if (!isUnsent) {
      this.close();
      return 'saved';
    }
    this.#timer ??= setTimeout(() => {
      this.#isLate = true;
      this.#onLate();
    }, SAVING_AT_MOST);
    if (!this.#isLate && canSave) return 'saving';
    return isKept ? 'unsaved' : 'unkept';
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isLate = false;
  }
}
