// The moves of a card. One that is not allowed stays in the menu and says why.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import { useAsk } from '../hooks/use-ask.ts';
import { useMe } from '../hooks/use-me.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import classes from './card.module.css';
import { type Move, movesOf } from './card-moves.ts';

type Props = {
  readonly card: Card;
  readonly onGate: () => void;
  readonly onRefusal: (refusal: Refusal | null) => void;
};

export function CardMenu({ card, onGate, onRefusal }: Props): ReactNode {
  const me = useMe();
  const ask = useAsk();
  const [asking, setAsking] = useState<Move | null>(null);

  const perform = async (move: Move, reason: string | null): Promise<void> => {
    const answer =
      move.to === 'correction'
        ? await ask('draft.reopen', { draftId: card.id, reason: reason ?? '' })
        : await ask('draft.move', {
            draftId: card.id,
            to: move.to === 'published' ? 'ready' : move.to,
            reason,
          });
    onRefusal(answer.ok ? null : answer.refusal);
    setAsking(null);
  };
  const choose = (move: Move): void => {
    if (move.to === 'published') onGate();
    else if (move.reason) setAsking(move);
    else void perform(move, null);
  };
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon size="sm" className={classes.menu} data-menu aria-label={`Move ${card.slug}`}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Move to</Menu.Label>
          {movesOf(me, card).map((move) => (
            <MoveItem key={move.to} move={move} onChoose={() => choose(move)} />
          ))}
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={asking !== null}
        title={asking?.to === 'correction' ? 'Reopen for correction' : 'Spike this draft'}
        label={asking?.to === 'correction' ? 'What has to be corrected?' : 'Why is it not used?'}
        act={asking?.to === 'correction' ? 'Reopen' : 'Spike'}
        onClose={() => setAsking(null)}
        onReason={(reason) => asking && void perform(asking, reason)}
      />
    </>
  );
}

/** Reachable by keys even when it is not allowed: its reason is worth hearing. */
function MoveItem({ move, onChoose }: { move: Move; onChoose: () => void }): ReactNode {
  const shut = move.forbidden !== null;
  return (
    <Menu.Item
      aria-disabled={shut || undefined}
      data-disabled={shut || undefined}
      closeMenuOnClick={!shut}
      onClick={shut ? undefined : onChoose}
    >
      {move.name}
      {move.forbidden !== null && <span className={classes.because}>{move.forbidden}</span>}
    </Menu.Item>
  );
}
