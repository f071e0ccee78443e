// What of the board is shown, kept in the address: the spiked column, and on a phone the one stage.
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { STAGES, type Stage } from '../../shared/review/draft.ts';

export type Shown = { readonly spiked: boolean; readonly stage: Stage };

export function useShown(): readonly [Shown, (change: Partial<Shown>) => void] {
  const [search, setSearch] = useSearchParams();
  const shown = shownIn(search);
  const show = useCallback(
    (change: Partial<Shown>) => {
      setSearch((before) => searchOf({ ...shownIn(before), ...change }), {
        replace: true,
        preventScrollReset: true,
      });
    },
    [setSearch],
  );
  return [shown, show];
}

function shownIn(search: URLSearchParams): Shown {
  const spiked = search.has('spiked');
  const stage = STAGES.find((known) => known === search.get('stage')) ?? 'writing';
  return { spiked, stage: stage === 'spiked' && !spiked ? 'writing' : stage };
}

function searchOf({ spiked, stage }: Shown): URLSearchParams {
  const search = new URLSearchParams();
  if (spiked) search.set('spiked', '');
  if (stage !== 'writing') search.set('stage', stage);
  return search;
}
