// Above the columns: how much is on the desk, finding a draft, a new one, the keys.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconKeyboard, IconPlus } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import type { Card } from '../../shared/review/card.ts';
import { can } from '../../shared/review/policy.ts';
import { FindBox } from '../find/find-box.tsx';
import { useMe } from '../hooks/use-me.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './board.module.css';
import { isDone } from './columns.ts';

type Props = {
  readonly cards: readonly Card[];
  readonly onNew: () => void;
  readonly onKeys: () => void;
  readonly find: Ref<HTMLInputElement>;
};

export function BoardHead({ cards, onNew, onKeys, find }: Props): ReactNode {
  const me = useMe();
  const now = useNow();
  const making = can(me, 'draft.create', null);
  return (
    <div className={classes.head}>
      <h1 className={classes.title}>Board</h1>
      <p className={classes.sum}>{sumOf(cards, now)}</p>
      <div className={classes.tools}>
        <FindBox ref={find} />
        <Tooltip label="Keys (?)">
          <ActionIcon aria-label="Keys" size="lg" onClick={onKeys} visibleFrom="sm">
            <IconKeyboard size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={making.ok ? 'New draft (n)' : making.because}>
          <Button
            size="sm"
            className={classes.new}
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
