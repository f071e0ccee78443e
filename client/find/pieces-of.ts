// A text cut at the ranges that were found in it.
import type { Marked } from '../../shared/search.ts';

export type Piece = { readonly at: number; readonly text: string; readonly isFound: boolean };

export function piecesOf({ text, marks }: Marked): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const cut = (until: number, isFound: boolean): void => {
    if (until > at) pieces.push({ at, text: text.slice(at, until), isFound });
    at = Math.max(at, until);
  };
  for (const [from, to] of marks) {
    cut(from, false);
    cut(to, true);
  }
  cut(text.length, false);
  return pieces;
}
