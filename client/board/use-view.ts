// The view of the board that the address names, and changing it. Every change is a step that Back undoes.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { rememberBoard } from '../ui/way-back.ts';
import { goesOn, type Stroke } from './stroke.ts';
import { changed, searchOf, type View, viewIn } from './view.ts';

export function useView(): readonly [View, (change: Partial<View>) => void] {
  const [search, setSearch] = useSearchParams();
  const stroke = useRef<Stroke | null>(null);
  const view = useMemo(() => viewIn(search), [search]);
  useEffect(() => rememberBoard(searchOf(view)), [view]);
  const show = useCallback(
    (change: Partial<View>) => {
      const here = searchOf(view).toString();
      const there = searchOf(changed(view, change));
      if (there.toString() === here) return;
      const fields = Object.keys(change).join();
      const at = performance.now();
      const replace = goesOn(stroke.current, fields, here, at);
      stroke.current = { fields, address: there.toString(), at };
      setSearch(there, { replace, preventScrollReset: true });
    },
    [view, setSearch],
  );
  return [view, show];
}
