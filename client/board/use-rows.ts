// The rows of a long column that are drawn: those near the screen, the one that holds the focus, and the one that is carried.
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';

/** A column as short as this is drawn whole: it is searched by the browser, too. */
const WHOLE = 40;
/** About how high a card is, in pixels, until it has been drawn. */
const HEIGHT = 148;
/** How many are drawn above and below the screen. */
const BEYOND = 6;

export type Row = {
  readonly index: number;
  readonly card: Card;
  /** The height of what is not drawn above it. */
  readonly before: number;
};

export type Rows = {
  readonly rows: readonly Row[];
  /** The height of what is not drawn below the last. */
  readonly after: number;
  /** Takes each row's element. */
  readonly measure: (element: HTMLElement | null) => void;
};

export function useRows(
  cards: readonly Card[],
  list: RefObject<HTMLElement | null>,
  held: DraftId | null,
): Rows {
  const top = useTop(list);
  const isLong = cards.length > WHOLE;
  const window = useWindowVirtualizer({
    count: cards.length,
    estimateSize: () => HEIGHT,
    overscan: BEYOND,
    scrollMargin: top,
    enabled: isLong,
    getItemKey: (index) => cards[index]?.id ?? index,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const kept = [focusedIn(list.current), cards.findIndex(({ id }) => id === held)];
      return withKept(upTo(first, last), kept, count);
    },
  });
  if (!isLong)
    return { rows: cards.map((card, index) => ({ index, card, before: 0 })), after: 0, measure: nothing };
  let end = 0;
  const rows = window.getVirtualItems().flatMap(({ index, start, end: itsEnd }): Row[] => {
    const card = cards[index];
    if (!card) return [];
    const before = start - top - end;
    end = itsEnd - top;
    return [{ index, card, before }];
  });
  return { rows, after: Math.max(0, window.getTotalSize() - end), measure: window.measureElement };
}

/** Where the list begins in the page. Checked with every drawing: what stands above it comes and goes. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + scrollY));
  });
  return top;
}

/** Their neighbours with them, so that the arrows lead on from there. */
function withKept(drawn: readonly number[], kept: readonly number[], count: number): number[] {
  const around = kept.filter((index) => index >= 0).flatMap((index) => [index - 1, index, index + 1]);
  const there = around.filter((index) => index >= 0 && index < count);
  return [...new Set([...drawn, ...there])].sort((a, b) => a - b);
}

/** -1 for none. */
function focusedIn(list: HTMLElement | null): number {
  const { activeElement } = document;
  const row = list?.contains(activeElement) && activeElement?.closest('[data-index]');
  return row ? Number(row.getAttribute('data-index')) : -1;
}

function upTo(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function nothing(): void {}
