// One draft on the board: all of it leads to the draft; the gate's verdict and the menu are buttons of their own.
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { usePeople } from '../hooks/use-people.ts';
import { DESK_NAMES } from '../people/names.ts';
import { Avatars } from '../ui/avatar.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { exact, relative } from '../ui/relative.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './card.module.css';
import { CardGate } from './card-gate.tsx';
import { CardMenu } from './card-menu.tsx';
import { isDone } from './columns.ts';
import { dueOf } from './deadline.ts';

type Props = { readonly card: Card; readonly present: readonly PersonId[] };

export function CardView({ card, present }: Props): ReactNode {
  const { nameOf } = usePeople();
  const [atGate, setAtGate] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const names = [...new Set(present)].map(nameOf);
  return (
    <li className={classes.place} data-card={card.id}>
      <article className={classes.card} aria-labelledby={`card-${card.id}`}>
        <div className={classes.top}>
          <span className={classes.slug}>{card.slug}</span>
          <CardMenu card={card} onGate={() => setAtGate(true)} onRefusal={setRefusal} />
        </div>
        <h3 id={`card-${card.id}`} className={classes.headline}>
          <Link
            to={`/drafts/${card.id}`}
            className={classes.link}
            title={card.deadline ? `Deadline ${exact(card.deadline)}` : undefined}
            data-untitled={card.headline.trim() === '' || undefined}
          >
            {card.headline.trim() || 'Untitled'}
          </Link>
        </h3>
        <p className={classes.facts}>
          {DESK_NAMES[card.desk]} · {nameOf(card.owner)} · <Words count={card.words} />
        </p>
        <When card={card} />
        {refusal && <ErrorNote>{refusal.message}</ErrorNote>}
        <div className={classes.foot}>
          <CardGate
            card={card}
            opened={atGate}
            onOpen={() => setAtGate(true)}
            onClose={() => setAtGate(false)}
          />
          <Avatars names={names} label="In it now" />
        </div>
      </article>
    </li>
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
