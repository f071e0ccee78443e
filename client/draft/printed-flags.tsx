// The open flags as they are printed below the article, for whoever reads it on paper. Not on the screen.
import { memo, type ReactNode, useMemo } from 'react';
import { type Flag, isOpen, type Thread } from '../../shared/review/thread.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { usePeople } from '../hooks/use-people.ts';
import { derived, sameItems } from '../hooks/use-watched.ts';
import { SEVERITY_NAMES, TYPE_NAMES } from '../review/names.ts';
import { useStanding } from '../review/review-context.tsx';
import { useInPortions } from '../review/use-in-portions.ts';
import classes from './print.module.css';
import { inReadingOrder } from './reading-order.ts';

export function PrintedFlags(): ReactNode {
  const all = useStanding(useMemo(openFlagsOf, []));
  const flags = useInPortions(all);
  return (
    <section className={classes.flags} aria-hidden="true">
      <h2>{all.length === 0 ? 'No open flags' : 'Open flags'}</h2>
      <ol>
        {flags.map((flag) => (
          <PrintedFlag key={flag.id} flag={flag} />
        ))}
      </ol>
    </section>
  );
}

function openFlagsOf(): (standing: Standing) => readonly Flag[] {
  return derived(
    ({ review, places }: Standing) => [review.threads, places] as const,
    (threads, places) => inReadingOrder(threads.filter(isOpenFlag), places),
    sameItems,
  );
}

const PrintedFlag = memo(function PrintedFlag({ flag }: { flag: Flag }): ReactNode {
  const { nameOf } = usePeople();
  return (
    <li>
      <p className={classes.kind}>
        {TYPE_NAMES[flag.type]}, {SEVERITY_NAMES[flag.severity].toLowerCase()} · {nameOf(flag.by)}
      </p>
      {flag.anchor && <blockquote>{flag.anchor.quote}</blockquote>}
      <p>{flag.text}</p>
      {flag.replies.map(
        (reply) =>
          reply.state === 'said' && (
            <p key={reply.id} className={classes.reply}>
              {nameOf(reply.by)}: {reply.text}
            </p>
          ),
      )}
    </li>
  );
});

function isOpenFlag(thread: Thread): thread is Flag {
  return thread.form === 'flag' && isOpen(thread);
}
