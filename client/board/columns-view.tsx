// The stages side by side; on a narrow screen one of them, chosen above.
import { type ReactNode, useRef } from 'react';
import type { Board } from '../hooks/use-board.ts';
import classes from './board.module.css';
import { goByKey } from './card-keys.ts';
import { CardView } from './card-view.tsx';
import { type Column, columnsOf } from './columns.ts';
import { EMPTY_STAGES, STAGE_NAMES } from './stage-names.ts';
import { StageSwitch } from './stage-switch.tsx';
import { useCalmMoves } from './use-calm-moves.ts';
import type { Shown } from './use-shown.ts';

type OpenBoard = Extract<Board, { phase: 'open' }>;
type Props = {
  readonly board: OpenBoard;
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
};

export function Columns({ board, shown, onShow }: Props): ReactNode {
  const columns = columnsOf(board.cards, shown.spiked);
  const element = useRef<HTMLDivElement>(null);
  useCalmMoves(element, columns.map(({ cards }) => cards.map(({ id }) => id).join()).join(';'));
  return (
    <>
      <StageSwitch columns={columns} stage={shown.stage} onChoose={(stage) => onShow({ stage })} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead between the links inside. */}
      <div
        ref={element}
        className={classes.columns}
        data-columns={columns.length}
        onKeyDown={(event) => goByKey(event.nativeEvent)}
      >
        {columns.map((column) => (
          <ColumnView
            key={column.stage}
            column={column}
            present={board.present}
            chosen={column.stage === shown.stage}
          />
        ))}
      </div>
    </>
  );
}

type ColumnProps = {
  readonly column: Column;
  readonly present: OpenBoard['present'];
  readonly chosen: boolean;
};

function ColumnView({ column: { stage, cards }, present, chosen }: ColumnProps): ReactNode {
  return (
    <section
      className={classes.column}
      data-chosen={chosen || undefined}
      aria-labelledby={`stage-${stage}`}
      data-column
    >
      <h2 id={`stage-${stage}`} className={classes.stage}>
        {STAGE_NAMES[stage]} <span className={classes.count}>{cards.length}</span>
      </h2>
      {cards.length === 0 && <p className={classes.nothing}>{EMPTY_STAGES[stage]}</p>}
      <ul className={classes.cards}>
        {cards.map((card) => (
          <CardView key={card.id} card={card} present={present[card.id] ?? []} />
        ))}
      </ul>
    </section>
  );
}
