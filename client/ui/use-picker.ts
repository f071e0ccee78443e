// Choosing from a list by arrows while the focus stays in the box that is typed in.
import { type KeyboardEvent, useId, useState } from 'react';

export type Option = { readonly id: string };

export type Picker = {
  readonly list: string;
  readonly active: string | null;
  idOf(option: string): string;
  onKeyDown(event: KeyboardEvent): void;
  point(option: string): void;
};

/** The first option is at hand until another is, and again with every other word; `onPick` gets the one at hand with Enter. */
export function usePicker<O extends Option>(
  words: string,
  options: readonly O[],
  onPick: (option: O) => void,
): Picker {
  const list = useId();
  const [pointed, setPointed] = useState({ words, id: '' });
  const point = (id: string): void => setPointed({ words, id });
  const at = Math.max(
    0,
    options.findIndex(({ id }) => pointed.words === words && id === pointed.id),
  );
  const active = options[at] ?? null;
  const idOf = (option: string): string => `${list}-${option}`;
  const go = (step: number): void => {
    const next = options[(at + step + options.length) % options.length];
    if (!next) return;
    point(next.id);
    document.getElementById(idOf(next.id))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter ends a composition of letters before it chooses anything.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      go(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      onPick(active);
    }
  };
  return { list, active: active?.id ?? null, idOf, onKeyDown, point };
}
