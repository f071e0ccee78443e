// Who wrote when in one draft, as far as its log was read. It is read in pieces, between which everybody else has their turn;
// what was read stays read, so that to ask again costs only what came since.
import { setImmediate } from 'node:timers/promises';
import type { Burst } from '../../shared/api/timeline.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import type { Store } from '../store/store.ts';
import { Bursts } from './bursts.ts';

/** As far as `seq`, which is how far whoever asks was told that the draft stands. */
export type Until = { readonly seq: number; readonly events: readonly ReviewEvent[] };

const PIECE = 500;

export class Past {
  readonly #store: Pick<Store, 'updatesAfter'>;
  readonly #draftId: DraftId;
  readonly #bursts = new Bursts();
  #read = 0;
  #decided = 0;

  constructor(store: Pick<Store, 'updatesAfter'>, draftId: DraftId) {
    this.#store = store;
    this.#draftId = draftId;
  }

  /** The last edit that was read: what came after it may be read on, what stands before it cannot be told from it any more. */
  get read(): number {
    return this.#read;
  }

  async burstsUntil({ seq, events }: Until): Promise<readonly Burst[]> {
    for (;;) {
      const piece = await this.#store.updatesAfter(this.#draftId, this.#read, PIECE);
      const edits = piece.filter((edit) => edit.seq <= seq);
      for (const edit of edits) {
        this.#decideBefore(edit.seq, events);
        this.#bursts.edited(edit);
        this.#read = edit.seq;
      }
      if (edits.length < PIECE) return this.#bursts.all;
      await setImmediate();
    }
  }

  /** An anchor that followed its words was nobody's decision. */
  #decideBefore(edit: number, events: readonly ReviewEvent[]): void {
    for (let next = events[this.#decided]; next && next.seq < edit; next = events[this.#decided]) {
      if (next.type !== 'thread.moved') this.#bursts.decided();
      this.#decided += 1;
    }
  }
}
