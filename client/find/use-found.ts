// Drafts that hold these words: by the server, and from the board's own cards while it has not answered or cannot.
import { useMemo } from 'react';
import type { Found } from '../../shared/search.ts';
import { useBoard } from '../hooks/use-board.ts';
import { cardsWith } from './cards-with.ts';
import { type Search, useSearch } from './use-search.ts';

export function useFound(
  words: string,
  most: number,
): { readonly search: Search; readonly found: readonly Found[] } {
  const board = useBoard();
  const search = useSearch(words);
  const cards = board.phase === 'open' ? board.cards : null;
  const here = useMemo(() => cardsWith(cards ?? [], words, most), [cards, words, most]);
  return { search, found: search.state === 'found' ? search.found.slice(0, most) : here };
}
