// How far I am in the tour, and beginning it anew.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../hooks/use-me.ts';
import { keepSeen, type Next, seenBy } from './seen.ts';
import { type Place, placeOf, STEPS, stepAfter } from './steps.ts';

type Tour = {
  readonly next: Next;
  readonly goOn: () => void;
  readonly end: () => void;
  readonly begin: () => void;
};

const TourContext = createContext<Tour | null>(null);

export function TourProvider({ children }: { children: ReactNode }): ReactNode {
  const { id } = useMe();
  const [next, setNext] = useState<Next>(() => seenBy(id));
  const navigate = useNavigate();
  const go = useCallback(
    (to: Next): void => {
      keepSeen(id, to);
      setNext(to);
    },
    [id],
  );
  useCameFrom((from, to) => {
    if (next !== null && stepAfter(next, from, to) !== next) go(stepAfter(next, from, to));
  });
  const tour = useMemo(
    () => ({
      next,
      goOn: () => go(next === null || next + 1 === STEPS.length ? null : next + 1),
      end: () => go(null),
      begin: () => {
        go(0);
        void navigate('/');
      },
    }),
    [next, go, navigate],
  );
  return <TourContext value={tour}>{children}</TourContext>;
}

export function useTour(): Tour {
  const tour = useContext(TourContext);
  if (!tour) throw new Error('The tour stands inside the newsroom only.');
  return tour;
}

function useCameFrom(heard: (from: Place | null, to: Place | null) => void): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    heard(placeOf(before.current), placeOf(pathname));
    before.current = pathname;
  });
}
