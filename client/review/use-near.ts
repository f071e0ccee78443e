// The stretch of a long column that the window shows, with a window's height on either side.
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Stretch } from './drawn-cards.ts';

/** In pixels from the column's top; it moves on by half a window, so that scrolling draws seldom. */
export function useNear(column: RefObject<HTMLElement | null>): Stretch {
  const [near, setNear] = useState<Stretch>({ from: -innerHeight, to: innerHeight * 2 });
  useLayoutEffect(() => {
    const look = (): void => {
      const step = innerHeight / 2;
      const seen = Math.floor(-(column.current?.getBoundingClientRect().top ?? 0) / step) * step;
      const now = { from: seen - 2 * step, to: seen + 5 * step };
      setNear((before) => (before.from === now.from && before.to === now.to ? before : now));
    };
    // When the page is laid out anyway.
    const frame = requestAnimationFrame(look);
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [column]);
  return near;
}
