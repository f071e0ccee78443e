// One page of the app: its name in the window's title, its one main part, focus moved to it when somebody comes from another page.
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import classes from './page.module.css';
import { useTitle } from './use-title.ts';

type Props = { readonly title: string; readonly narrow?: boolean; readonly children: ReactNode };

export function Page({ title, narrow = false, children }: Props): ReactNode {
  useTitle(title);
  const main = useRef<HTMLElement>(null);
  const { key, hash } = useLocation();
  const arrival = useRef({ key, hash });
  useEffect(() => {
    const { key, hash } = arrival.current;
    // What has taken the focus already, the first field of a form, keeps it.
    const isInside = main.current?.contains(document.activeElement);
    if (key !== 'default' && hash === '' && !isInside) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="main" ref={main} tabIndex={-1} className={narrow ? classes.narrow : classes.page}>
      {children}
    </main>
  );
}
