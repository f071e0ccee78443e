// The stages side by side; on a narrow screen one of them, chosen above. Cards are carried from one to the other.
import { DragDropContext, useMouseSensor, useTouchSensor } from '@hello-pangea/dnd';
import { type ReactNode, useRef } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { Board } from '../hooks/use-board.ts';
import { useMe } from '../hooks/use-me.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import classes from './board.module.css';
import { onCardKey } from './card-keys.ts';
import { ColumnView, type Needs } from './column-view.tsx';
import { type Column, columnsOf } from './columns.ts';
import { DropBar } from './drop-bar.tsx';
import { shutBecause } from './landing.ts';
import { StageSwitch } from './stage-switch.tsx';
import { useStageUnder } from './stage-under.ts';
import { type Moves, shownCards } from './under-way.ts';
import { useCalmMoves } from './use-calm-moves.ts';
import { useCarry } from './use-carry.ts';
import type { Deeds, Notes } from './use-deeds.ts';
import { useNarrow } from './use-narrow.ts';
import { searchOf, type View } from './view.ts';

type OpenBoard = Extract<Board, { phase: 'open' }>;

type Props = {
  readonly board: OpenBoard;
  readonly cards: readonly Card[];
  /** Those of the board's cards that pass the filters. */
  readonly passing: readonly Card[];
  readonly view: View;
  readonly onShow: (change: Partial<View>) => void;
  readonly needs: Needs;
  readonly deeds: Deeds;
  readonly moves: Moves;
  readonly notes: Notes;
  readonly say: (words: string) => void;
};

export function Columns(props: Props): ReactNode {
  const { board, cards, passing, view, onShow, needs, deeds, moves, notes, say } = props;
  const me = useMe();
  const narrow = useNarrow();
  const carry = useCarry({ cards, deeds, say });
  const { carried } = carry;
  const columns = columnsOf(shownCards(passing, moves, carried?.card ?? null), view);
  const shown = columns.filter(({ stage }) => isShown(stage, view, narrow));
  const element = useRef<HTMLDivElement>(null);
  useCalmMoves(element, arrangementOf(shown), searchOf(view).toString());
  useStageUnder(carried?.by === 'hand', carry.hover);
  const cardOf = (id: string): Card | undefined => cards.find((card) => card.id === id);
  const shutFor = (stage: Column['stage']): string | null =>
    carried && shutBecause(me, cardOf(carried.card.id) ?? carried.card, stage);
  return (
    <DragDropContext
      nonce={styleNonce()}
      enableDefaultSensors={false}
      sensors={SENSORS}
      dragHandleUsageInstructions={USAGE}
      onDragStart={({ draggableId }, { announce }) => {
        // What there is to say is said by the carrying itself, in the words of the newsroom.
        announce('');
        const card = cardOf(draggableId);
        if (card) carry.lift(card, 'hand');
      }}
      onDragUpdate={(_, { announce }) => announce('')}
      onDragEnd={({ reason }, { announce }) => {
        announce('');
        if (reason === 'DROP') carry.putDown();
        else carry.giveUp();
      }}
    >
      <StageSwitch
        columns={columns}
        stage={view.stage ?? 'writing'}
        onChoose={(stage) => onShow({ stage })}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys lead between the links inside. */}
      <div
        ref={element}
        className={classes.columns}
        data-columns={shown.length}
        data-carrying={carried?.by}
        onKeyDown={(event) => onCardKey(event.nativeEvent, { carry, cardOf, stages: columns.map(stageOf) })}
        onBlur={() => carried?.by === 'keys' && carry.giveUp()}
      >
        {shown.map((column) => (
          <ColumnView
            key={column.stage}
            column={column}
            present={board.present}
            needs={view.needsMe ? needs : null}
            deeds={deeds}
            notes={notes}
            moves={moves}
            carried={carried}
            shut={shutFor(column.stage)}
          />
        ))}
      </div>
      <DropBar
        stages={BAR.filter((stage) => !shown.some((column) => column.stage === stage))}
        carried={carried}
        shutFor={shutFor}
      />
    </DragDropContext>
  );
}

const SENSORS = [useMouseSensor, useTouchSensor];
const USAGE = 'Space lifts the card, to carry it to another stage.';
/** The stages that can be reached by hand though they have no column on the screen. */
const BAR = ['writing', 'review', 'ready', 'published', 'spiked'] as const;

function isShown(stage: Column['stage'], view: View, narrow: boolean): boolean {
  return narrow ? stage === (view.stage ?? 'writing') : view.stage === null || view.stage === stage;
}

function stageOf({ stage }: Column): Column['stage'] {
  return stage;
}

function arrangementOf(columns: readonly Column[]): string {
  return columns.map(({ cards }) => cards.map(({ id }) => id).join()).join(';');
}
