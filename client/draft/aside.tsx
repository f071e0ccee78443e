// The margin beside the article.
import { type ReactNode, useSyncExternalStore } from 'react';
import { can } from '../../shared/review/policy.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { Margin } from '../review/margin.tsx';
import { RaiseForm, type Writing } from '../review/raise-form.tsx';
import reviewClasses from '../review/review.module.css';
import { useReview } from '../review/review-context.tsx';
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

export function Aside({ threads, editor, writing, onWriting }: MarginProps): ReactNode {
  const { standing } = useReview();
  const tops = useSyncExternalStore(editor?.tops.subscribe ?? nothing, editor?.tops.get ?? noTops);
  const top = useSyncExternalStore(editor?.held.subscribe ?? nothing, editor?.held.get ?? noTop);
  const isPlaced = (thread: Thread): boolean => {
    const place = standing.places.get(thread.id);
    return place !== undefined && place.state !== 'orphaned';
  };
  return (
    <aside className={classes.aside} aria-label="Review">
      {!writing && <NoThreads threads={threads} />}
      <Margin
        threads={threads.filter(isPlaced)}
        unplaced={threads.filter((thread) => !isPlaced(thread))}
        articleTop={editor?.top ?? zero}
        tops={tops}
        writing={
          writing && {
            top: top ?? 0,
            form: <RaiseForm writing={writing} onDone={() => onWriting(null)} />,
          }
        }
      />
    </aside>
  );
}

/** What an empty margin says: how to begin, or that a filter hides what there is. */
export function NoThreads({ threads }: { threads: readonly Thread[] }): ReactNode {
  const { standing, me, draft } = useReview();
  if (threads.length > 0) return null;
  const none = can(me, 'comment.make', draft).ok
    ? 'No comments or flags yet. Select some words to begin.'
    : 'No comments or flags yet.';
  const sentence =
    standing.review.threads.length === 0 ? none : 'Nothing here with these filters. Choose others above.';
  return <p className={reviewClasses.quiet}>{sentence}</p>;
}
