// The view of the board that the address names, and changing it.
import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { rememberBoard } from '../ui/way-back.ts';
import { changed, searchOf, type View, viewIn } from './view.ts';

export function useView(): readonly [View, (change: Partial<View>) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => viewIn(search), [search]);
  useEffect(() => rememberBoard(searchOf(view)), [view]);
  const show = useCallback(
    (change: Partial<View>) => {
      setSearch((before) => searchOf(changed(viewIn(before), change)), {
        replace: true,
        preventScrollReset: true,
      });
    },
    [setSearch],
  );
  return [view, show];
}
