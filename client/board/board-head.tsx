// Above the columns: how much is on the desk, the spiked column's switch, a new draft, the keys.
import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core';
import { IconKeyboard, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { can } from '../../shared/review/policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './board.module.css';
import { isDone } from './columns.ts';
import type { Shown } from './use-shown.ts';

type Props = {
  readonly cards: readonly Card[];
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
  readonly onNew: () => void;
  readonly onKeys: () => void;
};

export function BoardHead({ cards, shown, onShow, onNew, onKeys }: Props): ReactNode {
  const me = useMe();
  const now = useNow();
  const making = can(me, 'draft.create', null);
  const spiked = cards.filter((card) => card.stage === 'spiked').length;
  return (
    <div className={classes.head}>
      <h1 className={classes.title}>Board</h1>
      <p className={classes.sum}>{sumOf(cards, now)}</p>
      <div className={classes.tools}>
        <Switch
          size="xs"
          label={`Spiked (${spiked})`}
          checked={shown.spiked}
          onChange={(event) => onShow({ spiked: event.currentTarget.checked })}
        />
        <Tooltip label="Keys (?)">
          <ActionIcon aria-label="Keys" size="lg" onClick={onKeys} visibleFrom="sm">
            <IconKeyboard size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={making.ok ? 'New draft (n)' : making.because}>
          <Button
            size="sm"
            leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
            onClick={onNew}
            disabled={!making.ok}
          >
            New draft
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}

function sumOf(cards: readonly Card[], now: number): string {
  const working = cards.filter((card) => !isDone(card.stage));
  const overdue = working.filter((card) => card.deadline && new Date(card.deadline).getTime() < now).length;
  const blocking = working.reduce((sum, card) => sum + card.open.blocking, 0);
  const parts = [
    cards.length > 0 && `${working.length} in work`,
    overdue > 0 && `${overdue} overdue`,
    blocking > 0 && `${blocking} blocking ${blocking === 1 ? 'flag' : 'flags'} open`,
  ];
  return parts.filter(Boolean).join(', ');
}
