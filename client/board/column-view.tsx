// One stage: its cards, only those near the screen drawn, and what it says while a card is carried over the board.
import { Droppable } from '@hello-pangea/dnd';
import { type ReactNode, useRef } from 'react';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Need } from '../../shared/review/needs.ts';
import type { Board } from '../hooks/use-board.ts';
import classes from './board.module.css';
import { CardView } from './card-view.tsx';
import { type Column, isDone } from './columns.ts';
import { DropSign } from './drop-sign.tsx';
import { Older } from './older.tsx';
import { EMPTY_STAGES, STAGE_NAMES } from './stage-names.ts';
import type { Moves } from './under-way.ts';
import type { Carried } from './use-carry.ts';
import type { Deeds, Notes } from './use-deeds.ts';
import { useRows } from './use-rows.ts';

export type Needs = ReadonlyMap<string, readonly Need[]>;

type Props = {
  readonly column: Column;
  readonly present: Extract<Board, { phase: 'open' }>['present'];
  /** Why each draft waits for me; null where that is not asked for. */
  readonly needs: Needs | null;
  readonly deeds: Deeds;
  readonly notes: Notes;
  readonly moves: Moves;
  readonly carried: Carried | null;
  /** Why the carried card cannot be put down here; null where it can. */
  readonly shut: string | null;
};

export function ColumnView({ column, present, needs, deeds, notes, moves, carried, shut }: Props): ReactNode {
  const { stage, cards } = column;
  const list = useRef<HTMLUListElement>(null);
  const { rows, after, measure } = useRows(cards, list, carried?.card.id ?? null);
  const isOver = carried?.over === stage;
  return (
    <section
      className={classes.column}
      aria-labelledby={`stage-${stage}`}
      data-column
      data-stage={stage}
      data-shut={(carried && shut !== null) || undefined}
      data-over={isOver || undefined}
    >
      <h2 id={`stage-${stage}`} className={classes.stage}>
        {STAGE_NAMES[stage]} <span className={classes.count}>{cards.length}</span>
      </h2>
      {cards.length === 0 && <p className={classes.nothing}>{EMPTY_STAGES[stage]}</p>}
      <Droppable
        droppableId={stage}
        // Where a card stands in its column is the sort's to say: the stage under the hand takes it, not a place in it.
        isDropDisabled
      >
        {({ innerRef, droppableProps }) => (
          <ul
            ref={(ul) => {
              list.current = ul;
              innerRef(ul);
            }}
            {...droppableProps}
            className={classes.cards}
            style={{ paddingBottom: after }}
          >
            {rows.map(({ index, card, before }) => (
              <CardView
                key={card.id}
                ref={measure}
                index={index}
                of={cards.length}
                before={before}
                card={card}
                present={present[card.id] ?? NOBODY}
                needs={needs?.get(card.id) ?? NOTHING}
                deeds={deeds}
                note={notes.get(card.id) ?? null}
                isGoing={moves.has(card.id)}
                lifted={carried?.card.id === card.id ? carried.by : null}
                fliesBack={carried?.card.id !== card.id || carried.goesBack}
              />
            ))}
          </ul>
        )}
      </Droppable>
      {isDone(stage) && <Older />}
      {carried && <DropSign stage={stage} carried={carried} shut={shut} />}
    </section>
  );
}

const NOBODY: readonly PersonId[] = [];
const NOTHING: readonly Need[] = [];
