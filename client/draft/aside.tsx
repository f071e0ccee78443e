// The margin beside the article, with its filters.
import { Button } from '@mantine/core';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { Filters } from '../review/filters.tsx';
import { Margin } from '../review/margin.tsx';
import { RaiseForm, type Writing } from '../review/raise-form.tsx';
import reviewClasses from '../review/review.module.css';
import { useReview } from '../review/review-context.tsx';
import { ThreadCard } from '../review/thread-card.tsx';
import classes from './draft.module.css';

export type MarginProps = {
  readonly threads: readonly Thread[];
  readonly editor: EditorHandle | null;
  readonly writing: Writing | null;
  readonly onWriting: (writing: Writing | null) => void;
  readonly mayComment: boolean;
};

const NO_TOPS: ReadonlyMap<ThreadId, number> = new Map();
const nothing = (): (() => void) => () => {};
const noTop = (): number | null => null;
const zero = (): number => 0;
const noTops = (): ReadonlyMap<ThreadId, number> => NO_TOPS;

export function Aside({ threads, editor, writing, onWriting, mayComment }: MarginProps): ReactNode {
  const { standing } = useReview();
  const tops = useSyncExternalStore(editor?.tops.subscribe ?? nothing, editor?.tops.get ?? noTops);
  const general = useRef<HTMLButtonElement>(null);
  const done = (): void => {
    onWriting(null);
    if (!writing?.anchor) general.current?.focus();
  };
  const isPlaced = (thread: Thread): boolean => {
    const place = standing.places.get(thread.id);
    return place !== undefined && place.state !== 'orphaned';
  };
  const top = useSyncExternalStore(editor?.held.subscribe ?? nothing, editor?.held.get ?? noTop);
  return (
    <aside className={classes.aside} aria-label="Review">
      <div className={classes.asideHead}>
        <Filters threads={standing.review.threads} />
        {mayComment && (
          <Button
            ref={general}
            mt={8}
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onWriting({ form: 'comment', anchor: null })}
          >
            Comment on the draft
          </Button>
        )}
      </div>
      <NoThreads threads={threads} />
      <Unplaced threads={threads.filter((thread) => !isPlaced(thread))} />
      <Margin
        threads={threads.filter(isPlaced)}
        articleTop={editor?.top ?? zero}
        tops={tops}
        writing={
          writing && {
            top: top ?? 0,
            form: <RaiseForm writing={writing} onDone={done} />,
          }
        }
      />
    </aside>
  );
}

/** On the draft as a whole, or with their words cut: above the others, in one line each where they are many. */
function Unplaced({ threads }: { threads: readonly Thread[] }): ReactNode {
  if (threads.length === 0) return null;
  return (
    <section className={reviewClasses.unplaced} aria-label="Threads without a passage">
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
    </section>
  );
}

/** What an empty margin says: how to begin, or that a filter hides what there is. */
export function NoThreads({ threads }: { threads: readonly Thread[] }): ReactNode {
  const { standing } = useReview();
  if (threads.length > 0) return null;
  const sentence =
    standing.review.threads.length === 0
      ? 'No comments or flags yet. Select some words to begin.'
      : 'Nothing here with these filters.';
  return <p className={reviewClasses.quiet}>{sentence}</p>;
}
