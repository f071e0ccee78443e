// The margin: every thread beside its passage, none over another, the one in hand at its line.
import { memo, type ReactNode, type RefCallback, useRef } from 'react';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import { useWhenIdle } from '../hooks/use-when-idle.ts';
import { drawnCards } from './drawn-cards.ts';
import classes from './review.module.css';
import { useActive } from './review-context.tsx';
import { stackCards } from './stack.ts';
import { ThreadCard } from './thread-card.tsx';
import { Unplaced } from './unplaced.tsx';
import { useHeights } from './use-heights.ts';
import { useNear } from './use-near.ts';

const GAP = 10;
/** What is taken for the height of a card that was not measured yet. */
const USUAL = 120;
const USUAL_FORM = 260;
/** How many cards far away are measured at a time. */
const PORTION = 20;

type Id = ThreadId | 'unplaced' | 'writing';
type Box = { readonly id: Id; readonly top: number; readonly height: number };
type Props = {
  readonly threads: readonly Thread[];
  /** Threads without a passage: at the top, unless a card in hand has its line there. */
  readonly unplaced: readonly Thread[];
  /** Where each passage begins below the article's top, which is the margin's too. */
  readonly tops: ReadonlyMap<ThreadId, number>;
  /** The form for a new thread, with its line, while somebody writes one. */
  readonly writing: { readonly top: number; readonly form: ReactNode } | null;
};

export function Margin({ threads, unplaced, tops, writing }: Props): ReactNode {
  const active = useActive();
  const margin = useRef<HTMLElement>(null);
  const near = useNear(margin);
  const [measure, heights] = useHeights();
  const box = (id: Id, top: number, usual: number): Box => ({
    id,
    top,
    height: heights.get(String(id)) ?? usual,
  });
  const boxes = [
    ...(unplaced.length > 0 ? [box('unplaced', 0, USUAL)] : []),
    ...threads.map((thread) => box(thread.id, tops.get(thread.id) ?? 0, USUAL)),
    ...(writing ? [box('writing', writing.top, USUAL_FORM)] : []),
  ];
  const thread = unplaced.some((one) => one.id === active) ? 'unplaced' : active;
  const at = stackCards<Id>(boxes, writing ? 'writing' : thread, GAP);
  const y = (id: Id): number => at.get(id) ?? 0;
  const bottom = Math.max(0, ...boxes.map(({ id, height }) => y(id) + height));
  const placed = boxes.map(({ id, height }) => ({
    id,
    y: y(id),
    height,
    isMeasured: heights.has(String(id)),
  }));
  const stays = (id: Id): boolean => id === active || hasFocus(margin.current, id);
  const { near: drawn, toMeasure } = drawnCards(placed, near, stays);
  const first = toMeasure[0] ?? null;
  const measuring = useWhenIdle(first) === first ? toMeasure.slice(0, PORTION) : [];
  const isDrawn = new Set([...drawn, ...measuring]);
  return (
    <section ref={margin} className={classes.margin} aria-label="Threads" style={{ minHeight: bottom + GAP }}>
      {unplaced.length > 0 && (
        <div ref={measure('unplaced')} className={classes.slot} style={{ top: y('unplaced') }}>
          <Unplaced threads={unplaced} />
        </div>
      )}
      {threads.map(
        (one) =>
          isDrawn.has(one.id) && (
            <Slot key={one.id} thread={one} top={y(one.id)} measure={measure(String(one.id))} />
          ),
      )}
      {writing && (
        <div ref={measure('writing')} className={classes.slot} style={{ top: y('writing'), zIndex: 3 }}>
          {writing.form}
        </div>
      )}
    </section>
  );
}

function hasFocus(margin: HTMLElement | null, id: Id): boolean {
  const { activeElement } = document;
  return margin?.contains(activeElement) === true && activeElement?.closest(`#t${id}`) !== null;
}

type SlotProps = {
  readonly thread: Thread;
  readonly top: number;
  readonly measure: RefCallback<HTMLElement>;
};

const Slot = memo(function Slot({ thread, top, measure }: SlotProps): ReactNode {
  return (
    <div ref={measure} className={classes.slot} style={{ top }}>
      <ThreadCard thread={thread} />
    </div>
  );
});
