// Hundreds of threads, some at a time: the article stands and can be typed in while they are drawn.
import { useEffect, useMemo, useState } from 'react';

/** How many are drawn at first, and more with each frame. */
const PORTION = 40;

/** More of a list with each frame until all of it is there; from then on all of it, however it changes. */
export function useInPortions<T>(list: readonly T[]): readonly T[] {
  const [count, setCount] = useState(list.length > PORTION ? PORTION : Number.POSITIVE_INFINITY);
  const isAll = count === Number.POSITIVE_INFINITY;
  useEffect(() => {
    if (isAll) return;
    const more = (): void =>
      setCount(count + PORTION < list.length ? count + PORTION : Number.POSITIVE_INFINITY);
    const frame = requestAnimationFrame(more);
    return () => cancelAnimationFrame(frame);
  }, [isAll, count, list.length]);
  return useMemo(() => (isAll ? list : list.slice(0, count)), [isAll, list, count]);
}
