// One thread in the margin: quiet until it is in hand, then everything that can be done with it.
import { type KeyboardEvent, memo, type ReactNode, useContext, useEffect, useRef } from 'react';
import { isOpen, type Thread } from '../../shared/review/thread.ts';
import type { Passage } from '../hooks/use-draft-state.ts';
import { usePeople } from '../hooks/use-people.ts';
import { Changes } from './changes.tsx';
import { isAdrift } from './filter.ts';
import { nameOfThread, OUTCOME_NAMES, SEVERITY_NAMES, TYPE_NAMES } from './names.ts';
import { isNewTo } from './new-since.ts';
import { ReplyItem } from './reply-item.tsx';
import classes from './review.module.css';
import { HoveredContext, useActive, useReview, useStanding } from './review-context.tsx';
import { Said } from './said.tsx';
import { ThreadActs } from './thread-acts.tsx';
import { ThreadQuote } from './thread-quote.tsx';
import { TypeMark, typeOf } from './type-mark.tsx';
import { When } from './when.tsx';

export function ThreadCard({ thread }: { thread: Thread }): ReactNode {
  const inHand = useActive() === thread.id;
  const isHovered = useContext(HoveredContext) === thread.id;
  const passage = useStanding(({ passages }) => passages.get(thread.id));
  return <Card thread={thread} passage={passage} inHand={inHand} isHovered={isHovered} />;
}

type CardProps = {
  readonly thread: Thread;
  readonly passage: Passage | undefined;
  readonly inHand: boolean;
  readonly isHovered: boolean;
};

/** Hundreds stand beside an article: one is drawn anew only when it has something else to say. */
const Card = memo(function Card({ thread, passage, inHand, isHovered }: CardProps): ReactNode {
  const { setActive, leave, setHovered } = useReview();
  const card = useFocusKept(inHand);
  const hasPassage = passage !== undefined && passage.state !== 'orphaned';
  useEffect(() => {
    if (inHand && !hasPassage) card.current?.scrollIntoView({ block: 'nearest' });
  }, [card, inHand, hasPassage]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // A menu of the card stands elsewhere in the page, and Escape is then for the menu.
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (inHand && inside && event.key === 'Escape') leave();
  };
  return (
    <article
      ref={card}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      id={`t${thread.id}`}
      className={classes.card}
      aria-label={nameOfThread(thread)}
      data-type={typeOf(thread)}
      data-severity={thread.form === 'flag' ? thread.severity : undefined}
      data-active={inHand || undefined}
      data-hovered={isHovered || undefined}
      data-settled={!isOpen(thread) || undefined}
      data-adrift={isAdrift(thread, passage) || undefined}
      onMouseEnter={() => setHovered(thread.id)}
      onMouseLeave={() => setHovered(null)}
    >
      {!inHand && (
        <button type="button" className={classes.opener} onClick={() => setActive(thread.id)}>
          <span className={classes.hidden}>Open this thread</span>
        </button>
      )}
      <Head thread={thread} passage={passage} />
      <ThreadQuote thread={thread} passage={passage} />
      <Said text={thread.text} />
      {inHand && thread.form === 'flag' && <Changes flag={thread} />}
      {inHand ? <Replies thread={thread} /> : <Count replies={thread.replies.length} />}
      <Outcome thread={thread} />
      {inHand && <ThreadActs thread={thread} />}
    </article>
  );
});

/** What has the focus may go away when it is pressed: then the card has it. */
function useFocusKept(inHand: boolean) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (inHand && document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  }, [inHand]);
  return card;
}

type OfPassage = Pick<CardProps, 'thread' | 'passage'>;

function Head({ thread, passage }: OfPassage): ReactNode {
  const { lastVisit, me } = useReview();
  const { nameOf } = usePeople();
  return (
    <header className={classes.head}>
      <span className={classes.kind} data-type={typeOf(thread)}>
        <TypeMark type={typeOf(thread)} />
        {thread.form === 'flag' ? TYPE_NAMES[thread.type] : 'Comment'}
      </span>
      {thread.form === 'flag' && (
        <span className={classes.severity} data-severity={thread.severity}>
          {SEVERITY_NAMES[thread.severity]}
        </span>
      )}
      <State thread={thread} passage={passage} />
      {isNewTo(me.id, thread, lastVisit) && <span className={classes.new}>New</span>}
      <p className={classes.byline}>
        <strong>{nameOf(thread.by)}</strong> <When at={thread.at} />
        {thread.form === 'flag' && thread.assignee && <span> · for {nameOf(thread.assignee)}</span>}
      </p>
    </header>
  );
}

function State({ thread, passage }: OfPassage): ReactNode {
  if (thread.form === 'flag' && thread.settled)
    return <span className={classes.state}>{OUTCOME_NAMES[thread.settled.outcome]}</span>;
  if (!isOpen(thread)) return <span className={classes.state}>Closed</span>;
  if (passage?.state === 'orphaned') return <span className={classes.state}>Words cut</span>;
  if (isAdrift(thread, passage)) return <span className={classes.state}>Changed</span>;
  return null;
}

function Replies({ thread }: { thread: Thread }): ReactNode {
  if (thread.replies.length === 0) return null;
  return (
    <ol className={classes.replies}>
      {thread.replies.map((reply) => (
        <ReplyItem key={reply.id} thread={thread} reply={reply} open />
      ))}
    </ol>
  );
}

function Count({ replies }: { replies: number }): ReactNode {
  if (replies === 0) return null;
  return <p className={classes.quiet}>{replies === 1 ? '1 reply' : `${replies} replies`}</p>;
}

function Outcome({ thread }: { thread: Thread }): ReactNode {
  const { nameOf } = usePeople();
  if (thread.form === 'comment' || !thread.settled) return null;
  const { outcome, note, by, at } = thread.settled;
  return (
    <p className={classes.outcome}>
      <strong>{OUTCOME_NAMES[outcome]}</strong> by {nameOf(by)}, <When at={at} />
      {note && <span className={classes.note}>{note}</span>}
    </p>
  );
}
