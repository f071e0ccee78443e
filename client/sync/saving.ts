// The honest state of what was typed here: on the disk, on its way, or on this device only.
import type { Saved } from './draft-state.ts';

/** After this long without an acknowledgement, typing counts as not saved, in milliseconds. */
const SAVING_AT_MOST = 2_000;

export class Saving {
  readonly #onLate: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isLate = false;

  /** `onLate` is called when something has been on its way for too long. */
  constructor(onLate: () => void) {
    this.#onLate = onLate;
  }

  /** The state now; called at every change of either fact. Once late, it stays so until all is acknowledged. */
  state({ isUnsent, canSave }: { readonly isUnsent: boolean; readonly canSave: boolean }): Saved {
    if (!isUnsent) {
      this.close();
      return 'saved';
    }
    this.#timer ??= setTimeout(() => {
      this.#isLate = true;
      this.#onLate();
    }, SAVING_AT_MOST);
    return this.#isLate || !canSave ? 'unsaved' : 'saving';
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isLate = false;
  }
}
