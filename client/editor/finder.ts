// Find and replace in a drawn article: what the bar above it asks for, and what it shows.
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { Cell } from '../sync/cell.ts';
import type { Found, Hit, Sought } from './find-words.ts';
import { hitBeside, hitsIn, seek, selectedHit } from './finding.ts';
import { hearPage } from './hear-page.ts';
import { replaceWords } from './replace-words.ts';

type Parts = {
  readonly view: EditorView;
  /** Draws a border between the acts before and what comes: one press of undo takes all of it back. */
  readonly beginAct: () => void;
  /** Brings a position into sight. */
  readonly show: (pos: number) => void;
};

export class Finder {
  readonly found = new Cell<Found>({ hits: 0, at: -1 });
  readonly #parts: Parts;
  #sought: Sought | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Draws every place; null takes them all away. */
  seek(sought: Sought | null): void {
    this.#sought = sought;
    this.#dispatch(seek(this.#tr, sought));
  }

  /** Selects the next place, or the one before; round the ends. */
  go(step: 1 | -1): void {
    const { state } = this.#parts.view;
    const hit = hitBeside(state, hitsIn(state), step);
    if (hit) this.#select(hit);
  }

  /** Replaces the selected place and goes to the next; when none is selected, only goes there. */
  replace(by: string): void {
    const { state } = this.#parts.view;
    const hits = hitsIn(state);
    const hit = hits[selectedHit(state, hits)];
    if (hit) {
      this.#parts.beginAct();
      this.#dispatch(replaceWords(state.tr, hit, by));
    }
    this.go(1);
  }

  /** Each place in a transaction of its own, so that the flags on each are followed by themselves; one act to undo. Answers how many. */
  replaceAll(by: string): number {
    const hits = hitsIn(this.#parts.view.state);
    const sought = this.#sought;
    this.#parts.beginAct();
    // Nothing is looked for in between, and from the end on, so that each stands where it was found.
    this.#dispatch(seek(this.#tr, null));
    for (const hit of hits.toReversed()) this.#dispatch(replaceWords(this.#tr, hit, by));
    this.seek(sought);
    return hits.length;
  }

  /** Called after every change of the view. */
  viewChanged(): void {
    const { state } = this.#parts.view;
    const hits = hitsIn(state);
    const [before, now] = [this.found.get(), { hits: hits.length, at: selectedHit(state, hits) }];
    if (before.hits !== now.hits || before.at !== now.at) this.found.set(now);
  }

  get #tr(): Transaction {
    return this.#parts.view.state.tr;
  }

  #select({ from, to }: Hit): void {
    this.#dispatch(this.#tr.setSelection(TextSelection.create(this.#tr.doc, from, to)));
    this.#parts.show(from);
  }

  #dispatch(tr: Transaction): void {
    hearPage(this.#parts.view);
    this.#parts.view.dispatch(tr);
  }
}
