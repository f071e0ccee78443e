// Six colours for names: people of one house are told apart by them, on every screen and in every session alike.
import { createContext, type ReactNode, useCallback, useContext } from 'react';

const COLOURS = 6;
const Names = createContext<readonly string[]>([]);

/** Everybody below takes a colour by their place in these names, so that no two share one before all six are taken. */
export function Colours({ names, children }: { names: readonly string[]; children: ReactNode }): ReactNode {
  return <Names value={names}>{children}</Names>;
}

/** A name's colour, 0 to 5; one that is not of the house takes it from its letters. */
export function useColourOf(): (name: string) => number {
  const names = useContext(Names);
  return useCallback(
    (name) => {
      const place = names.indexOf(name);
      return (place === -1 ? sumOf(name) : place) % COLOURS;
    },
    [names],
  );
}

function sumOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
}
