// How far a draft is from publication: the gate's own verdict and the open flags; pressed, it lists what stands before it.
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { verdict } from '../../shared/review/gate.ts';
import classes from './card.module.css';
import { isDone } from './columns.ts';

type Props = { readonly card: Card; readonly onOpen: () => void };

export function CardGate({ card, onOpen }: Props): ReactNode {
  const { blocking, advisory } = card.open;
  const flags = [blocking > 0 && `${blocking} blocking`, advisory > 0 && `${advisory} advisory`].filter(
    Boolean,
  );
  const shut = card.blockers.length > 0;
  const Sign = shut ? IconLock : IconLockOpen;
  return (
    <div className={classes.gate}>
      {!isDone(card.stage) && (
        <button
          type="button"
          className={classes.verdict}
          data-shut={blocking > 0 ? 'flags' : shut || undefined}
          onClick={onOpen}
        >
          <Sign size={15} stroke={1.75} aria-hidden="true" />
          <span>
            <span className={classes.hidden}>Gate: </span>
            <span className={classes.words}>{verdict(card.blockers)}</span>
          </span>
        </button>
      )}
      {flags.length > 0 && (
        <span className={classes.flags}>
          {flags.join(', ')} {blocking + advisory === 1 ? 'flag' : 'flags'}
        </span>
      )}
    </div>
  );
}
