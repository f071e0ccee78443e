// Everything for which one must be somebody: asks who, opens the line, stands around the page.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { NewsroomProvider } from '../hooks/newsroom.tsx';
import { usePeople } from '../hooks/use-people.ts';
import { PaletteProvider } from '../palette/palette-provider.tsx';
import { usePlaceNotice } from '../people/use-place-notice.ts';
import { useWhoAmI } from '../people/use-who-am-i.ts';
import { Tour } from '../tour/tour.tsx';
import { TourProvider } from '../tour/tour-provider.tsx';
import { Colours } from '../ui/colours.tsx';
import stop from '../ui/stop.module.css';
import { useTitle } from '../ui/use-title.ts';
import { Waiting } from '../ui/waiting.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Fault } from './fault.tsx';
import { Masthead } from './masthead.tsx';
import { RefusedWords } from './refused-words.tsx';
import classes from './shell.module.css';

export function SignedIn(): ReactNode {
  const whoAmI = useWhoAmI();
  const { pathname, search, hash } = useLocation();
  switch (whoAmI.state) {
    case 'asking':
      return <Waiting>Opening the newsroom…</Waiting>;
    case 'unreachable':
      return <Unreachable onAgain={whoAmI.again} />;
    case 'nobody':
      return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`} replace />;
    case 'somebody':
      return (
        <NewsroomProvider me={whoAmI.me}>
          <House>
            <TourProvider>
              <PaletteProvider>
                <button type="button" className={classes.skip} onClick={skip}>
                  Skip to the page
                </button>
                <Masthead />
                <RefusedWords />
                <ConnectionBanner />
                <Fault key={pathname}>
                  <Outlet />
                </Fault>
                <Tour />
              </PaletteProvider>
            </TourProvider>
          </House>
        </NewsroomProvider>
      );
  }
}

/** Gives everybody of the newsroom a colour of their own. */
function House({ children }: { children: ReactNode }): ReactNode {
  const { everybody } = usePeople();
  usePlaceNotice();
  const names = useMemo(() => everybody.map((person) => person.name), [everybody]);
  return <Colours names={names}>{children}</Colours>;
}

/** By focus, not by an address: what follows the # names a thread. */
function skip(): void {
  const main = document.querySelector('main');
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
}

/** Tries again by itself while it is shown. */
function Unreachable({ onAgain }: { onAgain: () => void }): ReactNode {
  useTitle('No answer');
  useEffect(() => {
    const timer = setInterval(onAgain, 5_000);
    return () => clearInterval(timer);
  }, [onAgain]);
  return (
    <main className={classes.stop}>
      <h1 className={stop.headline}>The newsroom does not answer</h1>
      <p role="status">The server cannot be reached. This page tries again every few seconds.</p>
      <Button mt="lg" onClick={onAgain}>
        Try now
      </Button>
    </main>
  );
}
