// What can be done with a card. What is not allowed stays in the menu and says why.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { ActsMenu } from '../ui/acts-menu.tsx';
import { Choice } from '../ui/choice.tsx';
import classes from './card.module.css';
import { movesOf } from './card-moves.ts';
import type { Deeds } from './use-deeds.ts';

export function CardMenu({ card, deeds }: { card: Card; deeds: Deeds }): ReactNode {
  return (
    <ActsMenu
      width={250}
      button={
        <ActionIcon size="sm" className={classes.menu} data-menu aria-label={`Move ${card.slug}`}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      }
    >
      <Items card={card} deeds={deeds} />
    </ActsMenu>
  );
}

/** Reckoned only for the menu that is open. */
function Items({ card, deeds }: { card: Card; deeds: Deeds }): ReactNode {
  const me = useMe();
  const copy = reasonAgainst(can(me, 'draft.duplicate', card));
  return (
    <>
      <Menu.Label>Move to</Menu.Label>
      {movesOf(me, card).map((move) => (
        <Choice key={move.to} shut={move.forbidden} onChoose={() => deeds.move(card, move)}>
          {move.name}
        </Choice>
      ))}
      <Menu.Divider />
      <Choice shut={null} onChoose={() => deeds.openDetails(card.id)}>
        Owner, desk, deadline…
      </Choice>
      <Choice shut={copy} onChoose={() => deeds.duplicate(card)}>
        Duplicate
      </Choice>
    </>
  );
}
