// Where words are found: a projection of all drafts, which can be thrown away and made again from the logs.

import type { DraftId } from '../../../shared/review/draft.ts';
import type { Marked } from '../../../shared/search.ts';

/** Which state of a draft is meant: what its card says. After an old database was put back, the number alone could lie. */
export type DraftState = { readonly id: DraftId; readonly seq: number; readonly changedAt: string };

/** What of a draft can be found. */
export type Searchable = DraftState & {
  readonly slug: string;
  readonly headline: string;
  /** Everything below the headline. */
  readonly text: string;
};

/** Words that stand side by side, none of them empty: letters and digits only. With `isBegun`, the last one may go on. */
export type Term = { readonly words: readonly string[]; readonly isBegun: boolean };

export type Hit = {
  readonly id: DraftId;
  readonly slug: Marked;
  readonly headline: Marked;
  readonly passage: Marked;
};

/** Finds drafts. One contract suite (tests/store) runs on every implementation. */
export interface SearchIndex {
  /** Takes drafts in, all of them or none, each in the place of what was there of it. */
  put(drafts: readonly Searchable[]): Promise<void>;
  /** Forgets drafts. */
  drop(ids: readonly DraftId[]): Promise<void>;
  /** Which drafts are in it, in which state. */
  holds(): Promise<readonly DraftState[]>;
  /** The drafts that have all the terms, whatever accents and capitals, the best first. */
  find(terms: readonly Term[], atMost: number): Promise<readonly Hit[]>;
  close(): Promise<void>;
}
