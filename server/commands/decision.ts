// What every verb is given and what it answers: values in, facts or a refusal out.
import type { Anchor, Place } from '../../shared/article/anchor.ts';
import type { Block } from '../../shared/article/blocks.ts';
import type { Person, PersonId } from '../../shared/newsroom.ts';
import type { Draft } from '../../shared/review/draft.ts';
import type { Fact } from '../../shared/review/events.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Review } from '../../shared/review/review.ts';

/** The article as a verb may look at it: nothing can be changed through it. */
export type ArticleView = {
  readonly textVersion: number;
  blocks(): readonly Block[];
  /** Where an anchor lies, or null when it names text that the server does not have. */
  place(anchor: Anchor): Place | null;
  /** The anchor of a range, as the article stands now; null when it holds no character. */
  anchorAt(from: number, to: number): Anchor | null;
};

/** Who asks, about what. `draft` is never null here: the door answered `not-found` before. */
export type Asking = {
  readonly person: Person;
  readonly draft: Draft;
  readonly review: Review;
  readonly article: ArticleView;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Somebody of the newsroom by id, or null. */
  personOf(id: PersonId): Person | null;
};

/** The facts to append; `edition` asks for the text as it stands to be kept as that edition; `erase` names events whose payload goes. */
export type Decided = {
  readonly facts: readonly Fact[];
  readonly edition?: { readonly number: number; readonly note: string | null };
  readonly erase?: readonly number[];
};

/** One verb: what the command means for this draft now. Pure. */
export type Verb<Payload> = (asking: Asking, payload: Payload) => Decided | Refusal;
