// One part of a value that changes often: whoever needs only that is drawn anew only when it changes.
import { useSyncExternalStore } from 'react';

/** A value that is replaced as a whole, and calls back when it was. */
export type Watched<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
};

/** `part` gives the same value for the same part: it makes no new objects. */
export function useWatched<T, Part>(watched: Watched<T>, part: (value: T) => Part): Part {
  return useSyncExternalStore(watched.subscribe, () => part(watched.get()));
}

/**
 * A part that is worked out from others: anew when one of them was replaced, and the same value as before while `isSame`
 * says so. It remembers, so every use makes its own.
 */
export function derived<T, From extends readonly unknown[], Part>(
  from: (value: T) => readonly [...From],
  work: (...from: From) => Part,
  isSame: (a: Part, b: Part) => boolean = Object.is,
): (value: T) => Part {
  let last: { readonly from: readonly [...From]; readonly part: Part } | null = null;
  return (value) => {
    const now = from(value);
    if (last && sameItems(last.from, now)) return last.part;
    const part = work(...now);
    last = { from: now, part: last && isSame(last.part, part) ? last.part : part };
    return last.part;
  };
}

export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => Object.is(one, b[index]));
}

/** For small plain values. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
