// A value that is replaced many times between two drawings of the page: whoever shows it is told once, just before one.
import type { Watched } from './use-watched.ts';

/** The same value, to look at; a page that is hidden is told when it is shown again. */
export function beforeDrawing<T>({ get, subscribe }: Watched<T>): Watched<T> {
  const listeners = new Set<() => void>();
  let stop: (() => void) | null = null;
  let frame: number | null = null;
  const tell = (): void => {
    frame = null;
    for (const listener of [...listeners]) listener();
  };
  return {
    get,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= subscribe(() => {
        frame ??= requestAnimationFrame(tell);
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        if (frame !== null) cancelAnimationFrame(frame);
        frame = null;
      };
    },
  };
}
