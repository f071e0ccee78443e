// What a card says of its draft: the headline, whose it is, and when it is due.
import { IconAlertTriangle, IconClock, IconClockPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { usePeople } from '../hooks/use-people.ts';
import { DESK_NAMES } from '../people/names.ts';
import { exact, relative } from '../ui/relative.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './card.module.css';
import { isDone } from './columns.ts';
import { dueOf } from './deadline.ts';

export function Headline({ card }: { card: Card }): ReactNode {
  return card.headline.trim() || 'Untitled';
}

export function CardFacts({ card }: { card: Card }): ReactNode {
  const { nameOf } = usePeople();
  return (
    <>
      <p className={classes.facts}>
        {DESK_NAMES[card.desk]} · {nameOf(card.owner)} · <Words count={card.words} />
      </p>
      <When card={card} />
      <Embargo card={card} />
    </>
  );
}

/** One that stands. */
function Embargo({ card }: { card: Card }): ReactNode {
  const now = useNow();
  if (isDone(card.stage) || card.embargo === null || Date.parse(card.embargo) <= now) return null;
  return (
    <p className={classes.when} data-embargo>
      <IconClockPause {...sign} />
      <span>
        Embargo, <Moment at={card.embargo} words={relative(Date.parse(card.embargo) - now)} />
      </span>
    </p>
  );
}
function Words({ count }: { count: number }): ReactNode {
  return (
    <span className={classes.figure}>
      {count.toLocaleString('en')} {count === 1 ? 'word' : 'words'}
    </span>
  );
}

/** The deadline while there is work to do, then the edition. */
function When({ card }: { card: Card }): ReactNode {
  const now = useNow();
  const correcting = card.edition > 0 && card.stage !== 'published';
  const due =
    isDone(card.stage) || !card.deadline ? null : { at: card.deadline, ...dueOf(card.deadline, now) };
  return (
    <>
      {card.stage === 'published' && (
        <p className={classes.when}>
          Edition {card.edition},{' '}
          <Moment
            at={card.changedAt}
            words={relative(Math.min(-1, new Date(card.changedAt).getTime() - now))}
          />
        </p>
      )}
      {correcting && <p className={classes.when}>Correcting edition {card.edition}</p>}
      {due && (
        <p className={classes.when} data-due={due.state}>
          {due.state === 'overdue' ? <IconAlertTriangle {...sign} /> : <IconClock {...sign} />}
          <Moment at={due.at} words={due.words} />
        </p>
      )}
    </>
  );
}

const sign = { size: 15, stroke: 1.75, 'aria-hidden': true } as const;

function Moment({ at, words }: { at: string; words: string }): ReactNode {
  return (
    <time dateTime={at} title={exact(at)}>
      {words}
    </time>
  );
}
