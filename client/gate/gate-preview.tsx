// The gate as the board sees it: what stands before publication, and the way into the draft, where one sees what one publishes.
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Card } from '../../shared/review/card.ts';
import { BlockerList } from './blocker-list.tsx';
import { placeOf } from './blocker-place.ts';
import classes from './gate.module.css';

type Props = {
  readonly card: Card;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Where an embargo is changed. */
  readonly onDetails: () => void;
};

export function GatePreview({ card, opened, onClose, onDetails }: Props): ReactNode {
  const navigate = useNavigate();
  const clear = card.blockers.length === 0;
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={card.headline.trim() || 'Untitled'}>
      <div className={classes.gate}>
        <BlockerList
          blockers={card.blockers}
          threads={[]}
          onJump={(blocker) =>
            blocker.code === 'embargoed' ? onDetails() : void navigate(placeOf(card.id, blocker))
          }
        />
        <div className={classes.foot}>
          <p className={classes.why}>
            {clear
              ? 'Publishing takes place in the draft, in sight of the text.'
              : 'Each is settled in the draft; this list changes as that happens.'}
          </p>
          <Button component={Link} to={`/drafts/${card.id}`} variant={clear ? 'filled' : 'default'}>
            {clear ? 'Open the draft to publish' : 'Open the draft'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
