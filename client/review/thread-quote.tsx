// The words a thread is about: as they stand, as they were and are now, or as they were before somebody cut them.
import type { ReactNode } from 'react';
import type { Thread } from '../../shared/review/thread.ts';
import type { Passage } from '../hooks/use-draft-state.ts';
import { usePeople } from '../hooks/use-people.ts';
import classes from './review.module.css';
import { useStanding } from './review-context.tsx';
import { When } from './when.tsx';

type Props = { readonly thread: Thread; readonly passage: Passage | undefined };

export function ThreadQuote({ thread, passage }: Props): ReactNode {
  if (!thread.anchor) return <p className={classes.quiet}>On the draft as a whole</p>;
  const then = thread.anchor.quote;
  if (passage?.state === 'orphaned') return <CutWords thread={thread} quote={then} />;
  if (passage && passage.words !== then) return <ThenAndNow quote={then} now={passage.words} />;
  return <blockquote className={classes.quote}>{then}</blockquote>;
}

function ThenAndNow({ quote, now }: { quote: string; now: string }): ReactNode {
  return (
    <dl className={classes.thenNow}>
      <dt>Then</dt>
      <dd>
        <del>{quote}</del>
      </dd>
      <dt>Now</dt>
      <dd>
        <ins>{now}</ins>
      </dd>
    </dl>
  );
}

function CutWords({ thread, quote }: { thread: Thread; quote: string }): ReactNode {
  const { nameOf } = usePeople();
  const cut = useStanding(({ cuts }) => cuts[thread.id]);
  return (
    <>
      <blockquote className={classes.quote}>
        <del>{quote}</del>
      </blockquote>
      <p className={classes.quiet}>
        Words cut
        {cut && (
          <>
            {' '}
            by <strong>{nameOf(cut.by)}</strong>, <When at={cut.at} />
          </>
        )}
      </p>
    </>
  );
}
