// How far somebody is in the tour, on this device: shown until they have seen it or skipped it.
import { useSyncExternalStore } from 'react';
import type { PersonId } from '../../shared/newsroom.ts';

export type Tour = {
  /** Which step is shown; null when the tour is over. */
  readonly step: number | null;
  go(step: number): void;
  end(): void;
  begin(): void;
};

const CHANGED = 'galley-tour';

/** `steps` is how many there are. */
export function useTour(me: PersonId, steps: number): Tour {
  const key = `galley.tour.${me}`;
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const keep = (value: string): void => {
    localStorage.setItem(key, value);
    dispatchEvent(new Event(CHANGED));
  };
  const step = kept === null ? 0 : Number.parseInt(kept, 10);
  return {
    step: step >= 0 && step < steps ? step : null,
    go: (next) => keep(String(next)),
    end: () => keep('over'),
    begin: () => keep('0'),
  };
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  return () => removeEventListener(CHANGED, listener);
}
