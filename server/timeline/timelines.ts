// The pasts of drafts from their two logs, for whoever asks: one is read at a time, however many ask, so that between two
// pieces of a long one everybody else waits for one piece only.
import type { Moment } from '../../shared/api/timeline.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import type { Store } from '../store/store.ts';
import { Past, type Until } from './past.ts';

/** How many pasts are kept: of each a line for every hour that somebody wrote. */
const MOST_KEPT = 100;
/** How many may wait: more than that, and nobody would still want the answer. */
const MOST_WAITING = 50;

type Asked = Until & { readonly draftId: DraftId };

export class Timelines {
  readonly #store: Pick<Store, 'updatesAfter'>;
  /** Whoever was asked for last stands last. */
  readonly #pasts = new Map<DraftId, Past>();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(store: Pick<Store, 'updatesAfter'>) {
    this.#store = store;
  }

  /** Oldest first. `events` are as whoever asks may see them. */
  async read(asked: Asked): Promise<readonly Moment[] | Refusal> {
    if (this.#waiting >= MOST_WAITING) return MANY;
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#past(asked).burstsUntil(asked));
    this.#last = turn.catch(() => this.#pasts.delete(asked.draftId));
    try {
      const bursts = await turn;
      const moments: readonly Moment[] = [
        ...asked.events.map((event) => ({ kind: 'event' as const, event })),
        ...bursts.map((burst) => ({ kind: 'burst' as const, burst })),
      ];
      return moments.toSorted((a, b) => placeOf(a) - placeOf(b));
    } finally {
      this.#waiting -= 1;
    }
  }

  #past({ draftId, seq }: Asked): Past {
    const kept = this.#pasts.get(draftId);
    const past = kept && kept.read <= seq ? kept : new Past(this.#store, draftId);
    this.#pasts.delete(draftId);
    this.#pasts.set(draftId, past);
    for (const id of [...this.#pasts.keys()].slice(0, -MOST_KEPT)) this.#pasts.delete(id);
    return past;
  }
}

const MANY = refuse('too-fast', 'Many are reading timelines at the moment. Try again in a few seconds.');

function placeOf(moment: Moment): number {
  return moment.kind === 'event' ? moment.event.seq : moment.burst.first;
}
