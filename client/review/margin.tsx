// The margin: every thread beside its passage, none over another, the one in hand at its line.
import { memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import classes from './review.module.css';
import { useActive } from './review-context.tsx';
import { stackCards } from './stack.ts';
import { ThreadCard } from './thread-card.tsx';
import { Unplaced } from './unplaced.tsx';

const GAP = 10;

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
  const [measure, heights] = useHeights();
  const box = (id: Id, top: number, height: number): Box => ({
    id,
    top,
    height: heights.get(String(id)) ?? height,
  });
  const boxes = [
    ...(unplaced.length > 0 ? [box('unplaced', 0, 120)] : []),
    ...threads.map((thread) => box(thread.id, tops.get(thread.id) ?? 0, 120)),
    ...(writing ? [box('writing', writing.top, 260)] : []),
  ];
  const thread = unplaced.some((one) => one.id === active) ? 'unplaced' : active;
  const at = stackCards<Id>(boxes, writing ? 'writing' : thread, GAP);
  const bottom = Math.max(0, ...boxes.map((one) => (at.get(one.id) ?? 0) + one.height));
  return (
    <section className={classes.margin} aria-label="Threads" style={{ minHeight: bottom + GAP }}>
      {unplaced.length > 0 && (
        <div ref={measure('unplaced')} className={classes.slot} style={{ top: at.get('unplaced') ?? 0 }}>
          <Unplaced threads={unplaced} />
        </div>
      )}
      {threads.map((thread) => (
        <Slot
          key={thread.id}
          thread={thread}
          top={at.get(thread.id) ?? 0}
          measure={measure(String(thread.id))}
        />
      ))}
      {writing && (
        <div
          ref={measure('writing')}
          className={classes.slot}
          style={{ top: at.get('writing') ?? 0, zIndex: 3 }}
        >
          {writing.form}
        </div>
      )}
    </section>
  );
}

type SlotProps = {
  readonly thread: Thread;
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
};

const Slot = memo(function Slot({ thread, top, measure }: SlotProps): ReactNode {
  return (
    <div ref={measure} className={classes.slot} style={{ top }}>
      <ThreadCard thread={thread} />
    </div>
  );
});

/** The heights of elements by key, kept up to date. */
function useHeights(): readonly [
  (key: string) => (element: HTMLElement | null) => void,
  ReadonlyMap<string, number>,
] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const elements = useRef(new Map<string, HTMLElement>());
  const observer = useRef<ResizeObserver | null>(null);
  const refs = useRef(new Map<string, (element: HTMLElement | null) => void>());
  useLayoutEffect(() => {
    const read = (): void =>
      setHeights((before) => {
        const now = new Map([...elements.current].map(([key, element]) => [key, element.offsetHeight]));
        const same =
          now.size === before.size && [...now].every(([key, height]) => before.get(key) === height);
        return same ? before : now;
      });
    observer.current = new ResizeObserver(read);
    for (const element of elements.current.values()) observer.current.observe(element);
    read();
    return () => observer.current?.disconnect();
  }, []);
  const measure = (key: string): ((element: HTMLElement | null) => void) => {
    const known = refs.current.get(key);
    if (known) return known;
    const ref = (element: HTMLElement | null): void => {
      const before = elements.current.get(key);
      if (before) observer.current?.unobserve(before);
      if (element) {
        elements.current.set(key, element);
        observer.current?.observe(element);
      } else elements.current.delete(key);
    };
    refs.current.set(key, ref);
    return ref;
  };
  return [measure, heights];
}
