// What every part of the margin needs: the draft it is about, who looks at it, and which thread is in hand.
import { createContext, useContext } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import type { Say } from '../hooks/use-say.ts';
import { useWatched, type Watched } from '../hooks/use-watched.ts';

export type ReviewScene = {
  readonly draftId: DraftId;
  readonly draft: Draft;
  /** Replaced with every letter that anybody types: read where something is done, watched in parts by `useStanding`. */
  readonly standing: Watched<Standing>;
  readonly me: Person;
  readonly ask: Say;
  /** The newest event of my last visit: threads with newer ones are marked. */
  readonly lastVisit: number;
  setActive(thread: ThreadId | null): void;
  /** Lets go of the thread in hand and goes back to the text. */
  leave(): void;
  setHovered(thread: ThreadId | null): void;
};

export const ReviewContext = createContext<ReviewScene | null>(null);
/** The thread in hand, and the one under the pointer. */
export const ActiveContext = createContext<ThreadId | null>(null);
export const HoveredContext = createContext<ThreadId | null>(null);

export function useReview(): ReviewScene {
  const scene = useContext(ReviewContext);
  if (!scene) throw new Error('Threads are shown inside an open draft only.');
  return scene;
}

/** One part of how the draft stands; whoever uses it is drawn anew when that part is another value. */
export function useStanding<Part>(part: (standing: Standing) => Part): Part {
  return useWatched(useReview().standing, part);
}

export function useActive(): ThreadId | null {
  return useContext(ActiveContext);
}
