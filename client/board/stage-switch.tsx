// On a narrow screen: which stage is shown.
import type { ReactNode } from 'react';
import type { Stage } from '../../shared/review/draft.ts';
import classes from './board.module.css';
import type { Column } from './columns.ts';
import { STAGE_NAMES } from './stage-names.ts';

type Props = {
  readonly columns: readonly Column[];
  readonly stage: Stage;
  readonly onChoose: (stage: Stage) => void;
};

export function StageSwitch({ columns, stage, onChoose }: Props): ReactNode {
  return (
    <nav className={classes.switch} aria-label="Stages">
      {columns.map((column) => (
        <button
          key={column.stage}
          type="button"
          className={classes.tab}
          aria-current={column.stage === stage ? 'true' : undefined}
          onClick={() => onChoose(column.stage)}
        >
          {STAGE_NAMES[column.stage]} <span className={classes.count}>{column.cards.length}</span>
        </button>
      ))}
    </nav>
  );
}
