// The margin beside the article.
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { can } from '../../shared/review/policy.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { derived, sameItems } from '../hooks/use-watched.ts';
import { Margin } from '../review/margin.tsx';
import { RaiseForm, type Writing } from '../review/raise-form.tsx';
import reviewClasses from '../review/review.module.css';
import { useReview, useStanding } from '../review/review-context.tsx';
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
const noTops = (): ReadonlyMap<ThreadId, number> => NO_TOPS;

export function Aside({ threads, editor, writing, onWriting }: MarginProps): ReactNode {
  const tops = useSyncExternalStore(editor?.tops.subscribe ?? nothing, editor?.tops.get ?? noTops);
  const top = useSyncExternalStore(editor?.held.subscribe ?? nothing, editor?.held.get ?? noTop);
  const { placed, unplaced } = useStanding(useMemo(() => sortedOut(threads), [threads]));
  return (
    <aside className={classes.aside} aria-label="Review">
      {!writing && <NoThreads threads={threads} />}
      <Margin
        threads={placed}
        unplaced={unplaced}
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

type SortedOut = { readonly placed: readonly Thread[]; readonly unplaced: readonly Thread[] };

/** Those that have words to stand beside, and those that have none (any more). */
function sortedOut(threads: readonly Thread[]): (standing: Standing) => SortedOut {
  return derived(
    ({ passages }: Standing) => [passages] as const,
    (passages) => {
      const isPlaced = ({ id }: Thread): boolean => (passages.get(id)?.state ?? 'orphaned') !== 'orphaned';
      const unplaced = threads.filter((thread) => !isPlaced(thread));
      return { placed: threads.filter(isPlaced), unplaced };
    },
    (a, b) => sameItems(a.placed, b.placed) && sameItems(a.unplaced, b.unplaced),
  );
}

/** What an empty margin says: how to begin, or that a filter hides what there is. */
export function NoThreads({ threads }: { threads: readonly Thread[] }): ReactNode {
  const { me, draft } = useReview();
  const isEmpty = useStanding(({ review }) => review.threads.length === 0);
  if (threads.length > 0) return null;
  const none = can(me, 'comment.make', draft).ok
    ? 'No comments or flags yet. Select some words to begin.'
    : 'No comments or flags yet.';
  const sentence = isEmpty ? none : 'Nothing here with these filters. Choose others above.';
  return <p className={reviewClasses.quiet}>{sentence}</p>;
}
