// The words a thread is about: as they stand, as they were and are now, or as they were before somebody cut them.
import type { ReactNode } from 'react';
import type { Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import { When } from './when.tsx';

export function ThreadQuote({ thread }: { thread: Thread }): ReactNode {
  const { standing } = useReview();
  if (!thread.anchor) return <p className={classes.quiet}>On the draft as a whole</p>;
  const place = standing.places.get(thread.id);
  const then = thread.anchor.quote;
  if (place?.state === 'orphaned') return <CutWords thread={thread} quote={then} />;
  if (place && place.words !== then) return <ThenAndNow quote={then} now={place.words} />;
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
  const { standing } = useReview();
  const { nameOf } = usePeople();
  const cut = standing.cuts[thread.id];
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
