// What the screens see of an open draft: one value, replaced at every change, with what can be read from it by itself.
import type * as Y from 'yjs';
import { readBlocks } from '../../shared/article/read.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { EMPTY_REVIEW } from '../../shared/review/review.ts';
import { Cell } from './cell.ts';
import type { Clock } from './clock.ts';
import type { DraftState, Kept, Saved, Standing } from './draft-state.ts';
import { placesOf, whereabouts } from './places.ts';
import type { Told } from './standing.ts';

/** How soon what is read from the article follows it, in milliseconds. */
const DERIVED_AFTER = 60;
/** Somebody whose last letter is younger types on, in milliseconds: then what is derived follows the next letter. */
const TYPES_ON = 180;
/** A letter is drawn by then, and the next one farthest, in milliseconds. */
const LETTER_DRAWN = 25;
/** What is derived may take one part in so many of the page's time: a long article is typed in while it is counted. */
const SHARE = 20;

type Parts = { readonly clock: Clock; readonly article: () => Y.Text; readonly saved: () => Saved };

export class DraftView {
  readonly state = new Cell<DraftState>({ phase: 'joining' });
  readonly #parts: Parts;
  #stopDerived: (() => void) | null = null;
  /** The article of which it was derived last. */
  #derivedOf: Y.Text | null = null;
  /** It waits for a letter to be drawn. */
  #isDue = false;
  #typedAt = Number.NEGATIVE_INFINITY;
  /** How long it took last, in milliseconds. */
  #cost = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get standing(): Standing | null {
    const state = this.state.get();
    return state.phase === 'open' ? state : null;
  }

  open(told: Told): void {
    this.#stopDerived?.();
    this.#stopDerived = null;
    this.#isDue = false;
    const article = this.#parts.article();
    this.#derivedOf = article;
    const derived = { blocks: readBlocks(article), ...whereabouts(article, told.review, this.standing) };
    this.state.set({ phase: 'open', ...told, ...derived, saved: this.#parts.saved() });
  }

  /** What is read from the article as it stands at this moment: what the screens see may be a moment older. */
  now(): Pick<Standing, 'blocks' | 'places'> {
    const { standing } = this;
    const article = this.#parts.article();
    if (standing && this.#derivedOf === article && this.#stopDerived === null) return standing;
    return { blocks: readBlocks(article), places: placesOf(article, standing?.review ?? EMPTY_REVIEW) };
  }

  /** Does nothing while the draft is not open. */
  patch(change: Partial<Standing>): void {
    const { standing } = this;
    if (standing) this.state.set({ phase: 'open', ...standing, ...change });
  }

  refuse(refusal: Refusal, kept: Kept | null): void {
    this.state.set({ phase: 'refused', refusal, kept });
  }

  /** The words that were kept for copying are done with. */
  forgetKept(): void {
    const state = this.state.get();
    if (state.phase !== 'joining') this.state.set({ ...state, kept: null });
  }

  /** Blocks and places are for reading, not for the keystroke: they follow a moment later, once for many changes. */
  articleChanged(): void {
    this.#stopDerived ??= this.#parts.clock.after(Math.max(DERIVED_AFTER, SHARE * this.#cost), () =>
      this.#onDue(),
    );
  }

  /** A letter was typed here. */
  typed(): void {
    this.#typedAt = this.#parts.clock.now();
    if (!this.#isDue) return;
    this.#isDue = false;
    this.#stopDerived?.();
    this.#stopDerived = this.#parts.clock.after(LETTER_DRAWN, () => this.#derive());
  }

  /** A letter typed while this is worked out would wait for it. */
  #onDue(): void {
    const rest = this.#typedAt + TYPES_ON - this.#parts.clock.now();
    this.#isDue = rest > 0;
    if (this.#isDue) this.#stopDerived = this.#parts.clock.after(rest, () => this.#derive());
    else this.#derive();
  }

  #derive(): void {
    this.#isDue = false;
    this.#stopDerived = null;
    const began = this.#parts.clock.now();
    const { standing } = this;
    const article = this.#parts.article();
    this.#derivedOf = article;
    if (standing)
      this.patch({ blocks: readBlocks(article), ...whereabouts(article, standing.review, standing) });
    this.#cost = this.#parts.clock.now() - began;
  }

  close(): void {
    this.#stopDerived?.();
  }
}
