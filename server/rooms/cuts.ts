// Threads whose words were cut, who cut them and when: derived from the article and the review, never decided.
import type * as Y from 'yjs';
import { type Anchor, type Place, resolveAll } from '../../shared/article/anchor.ts';
import type { Cut, Cuts } from '../../shared/protocol.ts';
import type { Review } from '../../shared/review/review.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import { type Deletions, mayCut } from './may-cut.ts';

/** What an edit changed: threads newly cut, or null for those whose words came back. */
export type CutChanges = Readonly<Record<number, Cut | null>>;

export const NO_CHANGES: CutChanges = {};

export class CutThreads {
  readonly #article: () => Y.Text;
  #cuts: Cuts;
  #places: ReadonlyMap<ThreadId, Place> = new Map();
  /** The words each thread stood on when last seen. */
  readonly #words = new Map<ThreadId, string>();
  #isFresh = false;

  constructor(article: () => Y.Text, cuts: Cuts) {
    this.#article = article;
    this.#cuts = cuts;
  }

  get cuts(): Cuts {
    return this.#cuts;
  }

  /** Article or anchors have changed. */
  forget(): void {
    this.#isFresh = false;
  }

  /** The words a thread stands on, or stood on before they were cut. */
  wordsOf(review: Review, thread: Thread): string | null {
    this.#look(review);
    return this.#words.get(thread.id) ?? thread.anchor?.quote ?? null;
  }

  /** Whether it is worth a look at all threads when these units are deleted; most edits touch none. */
  mayBeCutBy(review: Review, deletions: Deletions): boolean {
    if (!this.#isEmpty) return true;
    const anchors = review.threads.filter(isAnchored).map((thread) => thread.anchor);
    return anchors.length > 0 && mayCut(this.#article(), anchors, deletions);
  }

  /** The threads whose words have come back since they were cut. */
  returned(review: Review): CutChanges {
    if (this.#isEmpty) return NO_CHANGES;
    this.#look(review);
    return this.#change(this.#back());
  }

  /** Also a deletion can bring words back: it may take away what made them stand twice. */
  #back(): CutChanges {
    const back = [...this.#places].filter(([id, { state }]) => state !== 'orphaned' && id in this.#cuts);
    return Object.fromEntries(back.map(([id]) => [id, null]));
  }

  /** Looks where the threads stand; before a deletion, so that `cut` can tell what it did. */
  #look(review: Review): void {
    if (this.#isFresh) return;
    const anchored = review.threads.filter(isAnchored);
    const places = resolveAll(
      this.#article(),
      anchored.map((thread) => thread.anchor),
    );
    this.#places = new Map(anchored.map((thread, at) => [thread.id, places[at] ?? { state: 'orphaned' }]));
    for (const [thread, place] of this.#places)
      if (place.state !== 'orphaned') this.#words.set(thread, place.words);
    this.#isFresh = true;
  }

  /** Deletes something and says which threads were cut by it. */
  cut(review: Review, cut: Cut, deletes: () => void): CutChanges {
    const back = this.returned(review);
    this.#look(review);
    const before = this.#places;
    deletes();
    this.forget();
    this.#look(review);
    const gone = [...this.#places].filter(
      ([id, { state }]) => state === 'orphaned' && (before.get(id)?.state ?? 'orphaned') !== 'orphaned',
    );
    const cuts = Object.fromEntries(gone.map(([id]) => [id, cut]));
    return { ...back, ...this.#change({ ...this.#back(), ...cuts }) };
  }

  get #isEmpty(): boolean {
    return Object.keys(this.#cuts).length === 0;
  }

  #change(changes: CutChanges): CutChanges {
    const entries = Object.entries({ ...this.#cuts, ...changes });
    this.#cuts = Object.fromEntries(entries.filter((entry): entry is [string, Cut] => entry[1] !== null));
    return changes;
  }
}

function isAnchored(thread: Thread): thread is Thread & { readonly anchor: Anchor } {
  return thread.anchor !== null;
}
