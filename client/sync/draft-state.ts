// What the screens see of an open draft: one immutable value, replaced at every change.
import type { Place } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { Cuts, Presence } from '../../shared/protocol.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Review } from '../../shared/review/review.ts';
import type { ThreadId } from '../../shared/review/thread.ts';

/** Saved: the server has it on disk. Saving: on its way. Unsaved: kept on this device only. Unkept: only in this window. */
export type Saved = 'saved' | 'saving' | 'unsaved' | 'unkept';

/** Words that the server refused, for copying, with its reason. */
export type Kept = { readonly words: string; readonly refusal: Refusal };

/** Where every thread lies now. */
export type Places = ReadonlyMap<ThreadId, Place>;

/** What became of a thread's words. Where they lie is left out: that changes with every letter before them. */
export type Passage =
  | { readonly state: 'placed' | 'changed'; readonly words: string }
  | { readonly state: 'orphaned' };

export type Passages = ReadonlyMap<ThreadId, Passage>;

/** The open draft as it stands here. */
export type Standing = {
  readonly review: Review;
  /** The article as values, recomputed shortly after each change. */
  readonly blocks: readonly Block[];
  readonly places: Places;
  /** The same value while nothing became of any words. */
  readonly passages: Passages;
  readonly cuts: Cuts;
  readonly presence: readonly Presence[];
  /** This window's own session in `presence`. */
  readonly session: string;
  readonly textVersion: number;
  readonly saved: Saved;
  readonly kept: Kept | null;
  /** Counts fresh starts: after a refused update the editor mounts anew on the new document. */
  readonly generation: number;
};

export type DraftState =
  | { readonly phase: 'joining' }
  | { readonly phase: 'refused'; readonly refusal: Refusal; readonly kept: Kept | null }
  | ({ readonly phase: 'open' } & Standing);
