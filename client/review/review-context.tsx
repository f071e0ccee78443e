// What every part of the margin needs: the draft it is about, who looks at it, and which thread is in hand.
import { createContext, useContext } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import type { Draft, DraftId } from '../../shared/review/draft.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import type { Say } from '../hooks/use-say.ts';

export type ReviewScene = {
  readonly draftId: DraftId;
  readonly draft: Draft;
  readonly standing: Standing;
  readonly me: Person;
  readonly ask: Say;
  /** The newest event of my last visit: threads with newer ones are marked. */
  readonly lastVisit: number;
  readonly active: ThreadId | null;
  setActive(thread: ThreadId | null): void;
  /** Lets go of the thread in hand and goes back to the text. */
  leave(): void;
  readonly hovered: ThreadId | null;
  setHovered(thread: ThreadId | null): void;
};

export const ReviewContext = createContext<ReviewScene | null>(null);

export function useReview(): ReviewScene {
  const scene = useContext(ReviewContext);
  if (!scene) throw new Error('Threads are shown inside an open draft only.');
  return scene;
}
