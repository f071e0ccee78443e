// Threads on the draft as a whole, or with their words cut; in one line each where they are many.
import type { ReactNode } from 'react';
import type { Thread } from '../../shared/review/thread.ts';
import classes from './review.module.css';
import { ThreadCard } from './thread-card.tsx';

export function Unplaced({ threads }: { threads: readonly Thread[] }): ReactNode {
  return (
    <section className={classes.unplaced} aria-label="Threads without a passage">
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
    </section>
  );
}
