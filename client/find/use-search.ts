// Drafts by words, asked when the typing rests; what was found last stays until the next is here.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Found } from '../../shared/search.ts';
import { useLine } from '../hooks/use-line.ts';
import { search } from './search.ts';

export type Search =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  /** No line: nothing is asked until it is back. */
  | { readonly state: 'offline' }
  | { readonly state: 'failed'; again(): void }
  | { readonly state: 'found'; readonly found: readonly Found[]; readonly more: boolean };

/** How long the typing rests before it is asked, in milliseconds. */
const REST = 120;

export function useSearch(words: string): Search {
  const line = useLine();
  const wanted = words.trim();
  const asked = useRested(wanted);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: asked !== '' && line === 'online',
    placeholderData: keepPreviousData,
    // A draft changes with every word that is typed in it.
    staleTime: 0,
    gcTime: 30_000,
  });
  if (wanted === '') return { state: 'idle' };
  if (line !== 'online') return { state: 'offline' };
  if (isError && asked === wanted) return { state: 'failed', again: () => void refetch() };
  if (!data || (data.found.length === 0 && (isPlaceholderData || asked !== wanted)))
    return { state: 'asking' };
  return { state: 'found', found: data.found, more: data.more };
}

/** The words as they were when the typing last rested. An emptied box has none at once: the same words, typed anew, are asked anew. */
function useRested(words: string): string {
  const [rested, setRested] = useState(words);
  if (words === '' && rested !== '') setRested('');
  useEffect(() => {
    const rest = setTimeout(() => setRested(words), REST);
    return () => clearTimeout(rest);
  }, [words]);
  return rested;
}
