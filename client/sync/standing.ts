// How an open draft stands after what the server told: pure, one value from another.
import type * as Y from 'yjs';
import type { Cut, Cuts, Frame, Joined } from '../../shared/protocol.ts';
import { apply } from '../../shared/review/apply.ts';
import type { ReviewEvent } from '../../shared/review/events.ts';
import { EMPTY_REVIEW, type Review } from '../../shared/review/review.ts';
import type { Standing } from './draft-state.ts';
import { whereabouts } from './places.ts';

/** What does not follow from the article alone. */
export type Told = Omit<Standing, 'blocks' | 'places' | 'passages' | 'saved'>;

export function afterJoin(before: Standing | null, answer: Joined): Omit<Told, 'kept'> {
  return {
    review: withEvents(before?.review ?? EMPTY_REVIEW, answer.events),
    cuts: answer.cuts,
    presence: answer.presence,
    session: answer.session,
    textVersion: answer.textVersion,
    generation: before?.generation ?? 0,
  };
}

type Changed = Pick<Standing, 'review' | 'places' | 'passages' | 'cuts' | 'textVersion'>;

export function afterFrame(standing: Standing, frame: Frame, article: Y.Text): Changed {
  const review = withEvents(standing.review, frame.events);
  const { places, passages } = frame.events.length > 0 ? whereabouts(article, review, standing) : standing;
  return {
    review,
    places,
    passages,
    cuts: withCuts(standing.cuts, frame.cuts),
    textVersion: frame.textVersion,
  };
}

function withEvents(review: Review, events: readonly ReviewEvent[]): Review {
  return events.filter((event) => event.seq > review.lastEvent).reduce(apply, review);
}

/** A cut that reads null was taken back: the words are there again. */
function withCuts(before: Cuts, changes: Frame['cuts']): Cuts {
  const cuts: Record<number, Cut> = {};
  for (const [thread, cut] of Object.entries({ ...before, ...changes })) if (cut) cuts[Number(thread)] = cut;
  return cuts;
}
