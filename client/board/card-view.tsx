// One draft on the board: all of it leads to the draft and can be taken by hand; the gate's verdict and the menu are buttons of their own.
import { Draggable, type DraggableProvided, type DraggableStateSnapshot } from '@hello-pangea/dnd';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { type Need, needWords } from '../../shared/review/needs.ts';
import { usePeople } from '../hooks/use-people.ts';
import { Avatars } from '../ui/avatar.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { exact } from '../ui/relative.ts';
import classes from './card.module.css';
import { CardFacts, Headline } from './card-facts.tsx';
import { CardGate } from './card-gate.tsx';
import { CardMenu } from './card-menu.tsx';
import type { Carried } from './use-carry.ts';
import type { Deeds } from './use-deeds.ts';

type Props = {
  readonly ref: (element: HTMLElement | null) => void;
  readonly card: Card;
  readonly index: number;
  /** How many stand in its column. */
  readonly of: number;
  /** The height of what is not drawn above it. */
  readonly before: number;
  readonly present: readonly PersonId[];
  /** Why it waits for me, where that is asked for. */
  readonly needs: readonly Need[];
  readonly deeds: Deeds;
  /** What the server or the policy said against the last act. */
  readonly note: string | null;
  /** Whether it was put down here and the server has not decided. */
  readonly isGoing: boolean;
  readonly lifted: Carried['by'] | null;
  /** Whether it flies back when it is let go, or is put down where it is going. */
  readonly fliesBack: boolean;
};

export const CardView = memo(function CardView(props: Props): ReactNode {
  const { ref, card, index, of, before, lifted } = props;
  return (
    <li
      ref={ref}
      className={classes.place}
      style={{ marginTop: before || undefined }}
      data-card={card.id}
      data-index={index}
      data-lifted={lifted ?? undefined}
      aria-setsize={of}
      aria-posinset={index + 1}
    >
      <Draggable draggableId={card.id} index={index}>
        {(provided, snapshot) => <Face {...props} provided={provided} snapshot={snapshot} />}
      </Draggable>
      {lifted === 'hand' && <Gap card={card} />}
    </li>
  );
});

/** The handle is the link itself: a button around it would hide it from those who listen. */
function Face({
  card,
  present,
  needs,
  deeds,
  note,
  isGoing,
  provided,
  snapshot,
  fliesBack,
}: Props & { provided: DraggableProvided; snapshot: DraggableStateSnapshot }): ReactNode {
  const { nameOf } = usePeople();
  const { role: _, tabIndex: __, ...handle } = provided.dragHandleProps ?? { role: '', tabIndex: 0 };
  return (
    <article
      ref={provided.innerRef}
      {...provided.draggableProps}
      style={styleOf(provided, snapshot, fliesBack)}
      className={classes.card}
      aria-labelledby={`card-${card.id}`}
      data-going={isGoing || undefined}
    >
      <div className={classes.top}>
        <span className={classes.slug}>{card.slug}</span>
        <CardMenu card={card} deeds={deeds} />
      </div>
      <h3 id={`card-${card.id}`} className={classes.headline}>
        <Link
          to={`/drafts/${card.id}`}
          className={classes.link}
          title={card.deadline ? `Deadline ${exact(card.deadline)}` : undefined}
          data-untitled={card.headline.trim() === '' || undefined}
          {...handle}
        >
          <Headline card={card} />
        </Link>
      </h3>
      <CardFacts card={card} />
      {needs[0] && <p className={classes.need}>{needWords(needs[0])}</p>}
      {note && <ErrorNote>{note}</ErrorNote>}
      <div className={classes.foot}>
        <CardGate card={card} onOpen={() => deeds.openGate(card.id)} />
        <Avatars names={[...new Set(present)].map(nameOf)} label="In it now" />
      </div>
    </article>
  );
}

/** Keeps the place of the card that is under the hand. */
function Gap({ card }: { card: Card }): ReactNode {
  return (
    <div className={classes.gap}>
      <Headline card={card} />
    </div>
  );
}

/** The others make no room: nobody chooses a place in a column. */
function styleOf(
  { draggableProps }: DraggableProvided,
  { isDragging, isDropAnimating }: DraggableStateSnapshot,
  fliesBack: boolean,
): CSSProperties | undefined {
  if (!isDragging) return undefined;
  return { ...draggableProps.style, ...(isDropAnimating && !fliesBack && { transitionDuration: '1ms' }) };
}
