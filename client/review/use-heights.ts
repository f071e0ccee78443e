// The heights of elements by key. What is not drawn any more has the height it had.
import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

type Heights = ReadonlyMap<string, number>;

/** A ref for the element of a key, and the heights measured so far, in pixels. In a margin of another width all are unknown. */
export function useHeights(): readonly [(key: string) => RefCallback<HTMLElement>, Heights] {
  const [heights, setHeights] = useState<Heights>(new Map());
  const elements = useRef(new Map<string, HTMLElement>());
  const observer = useRef<ResizeObserver | null>(null);
  const refs = useRef(new Map<string, RefCallback<HTMLElement>>());
  useLayoutEffect(() => {
    let width = 0;
    const read = (): void => {
      const before = width;
      width = [...elements.current.values()][0]?.offsetWidth ?? width;
      setHeights((known) => measured(width === before ? known : new Map(), elements.current));
    };
    observer.current = new ResizeObserver(read);
    for (const element of elements.current.values()) observer.current.observe(element);
    // Before the page is shown, but not before the rest of it stands: it is laid out once.
    const frame = requestAnimationFrame(() => flushSync(read));
    return () => {
      cancelAnimationFrame(frame);
      observer.current?.disconnect();
    };
  }, []);
  const measure = useCallback((key: string): RefCallback<HTMLElement> => {
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
  }, []);
  return [measure, heights];
}

/** The same heights while none of the elements has another. */
function measured(known: Heights, elements: ReadonlyMap<string, HTMLElement>): Heights {
  const now = [...elements].map(([key, element]) => [key, element.offsetHeight] as const);
  return now.every(([key, height]) => known.get(key) === height) ? known : new Map([...known, ...now]);
}
