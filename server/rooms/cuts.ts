// Threads whose words were cut, who cut them and when: derived from the article and the review, never decided.
import type * as Y from 'yjs';
import { type Anchor, type Place, resolveAll } from '../../shared/article/anchor.ts';
import type { Cut, Cuts } from '../../shared/protocol.ts';
import type { Review } from '../../shared/review/review.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';

/** What an edit changed: threads newly cut, or null for those whose words came back. */
export type CutChanges = Readonly<Record<number, Cut | null>>;

export const NO_CHANGES: CutChanges = {};

export class CutThreads {
  readonly #article: Y.Text;
  #cuts: Cuts;
  #places: ReadonlyMap<ThreadId, Place> = new Map();
  /** The words each thread stood on when last seen. */
  readonly #words = new Map<ThreadId, string>();
  #isFresh = false;

  constructor(article: Y.Text, cuts: Cuts) {
    this.#article = article;
    this.#cuts = cuts;
  }

  get cuts(): Cuts {
    return this.#cuts;
  }

  /** Looks where the threads stand, before an edit cuts any of them. */
  look(review: Review): void {
    if (this.#isFresh) return;
    const anchored = review.threads.filter(isAnchored);
    const places = resolveAll(
      this.#article,
      anchored.map((thread) => thread.anchor),
    );
    this.#places = new Map(anchored.map((thread, at) => [thread.id, places[at] ?? { state: 'orphaned' }]));
    for (const [thread, place] of this.#places)
      if (place.state !== 'orphaned') this.#words.set(thread, place.words);
    this.#isFresh = true;
  }

  /** The words a thread stands on, or stood on before they were cut; call `look` before. */
  wordsOf(thread: Thread): string | null {
    return this.#words.get(thread.id) ?? thread.anchor?.quote ?? null;
  }

  /** Article or anchors have changed. */
  forget(): void {
    this.#isFresh = false;
  }

  /** Compares with what the last look saw. `cut` is null when nothing was deleted: then words can only come back. */
  note(review: Review, cut: Cut | null): CutChanges {
    const before = this.#places;
    this.forget();
    this.look(review);
    const changes: Record<number, Cut | null> = {};
    for (const [thread, place] of this.#places) {
      const isKnown = this.#cuts[thread] !== undefined;
      const stood = before.get(thread)?.state ?? 'orphaned';
      if (place.state !== 'orphaned' && isKnown) changes[thread] = null;
      if (place.state === 'orphaned' && !isKnown && cut && stood !== 'orphaned') changes[thread] = cut;
    }
    this.#cuts = withChanges(this.#cuts, changes);
    return changes;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#cuts).length === 0;
  }
}

function withChanges(cuts: Cuts, changes: CutChanges): Cuts {
  const entries = Object.entries({ ...cuts, ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, Cut] => entry[1] !== null));
}

function isAnchored(thread: Thread): thread is Thread & { readonly anchor: Anchor } {
  return thread.anchor !== null;
}
