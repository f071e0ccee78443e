// Takes to the server what closed windows left on this device, whichever page is open when the line is there.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Wire } from './connection.ts';
import { openHere } from './departures.ts';
import type { Keep } from './keep.ts';

/** How often it is looked whether a window has died, in milliseconds. */
const LOOK_EVERY = 30_000;

export class Courier {
  readonly #wire: Wire;
  readonly #keep: Keep;
  readonly #stop: () => void;
  #isClosed = false;
  #isUnderWay = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(wire: Wire, keep: Keep) {
    this.#wire = wire;
    this.#keep = keep;
    this.#stop = wire.line.subscribe(() => void this.#run());
    void this.#run();
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      for (const id of await this.#keep.orphans()) await this.#take(id);
    } catch {
      // This person was signed out in another window, and the keep is gone.
    }
    this.#isUnderWay = false;
    this.#againLater();
  }

  /** A window may die while this one has its line all along. */
  #againLater(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = this.#isClosed ? null : setTimeout(() => void this.#run(), LOOK_EVERY);
  }

  async #take(id: DraftId): Promise<void> {
    if (this.#isClosed || this.#wire.line.get() !== 'online') return;
    // With it comes Yjs: the board's first load goes without. What is open is asked after it has come.
    const { OpenDraft } = await import('./open-draft.ts');
    const takeOver = openHere(this.#wire, id);
    if (takeOver) return takeOver();
    await new OpenDraft(id, this.#wire, { keep: this.#keep }).deliver();
  }
}
