// The top of every page: the name of the paper, the day, and who I am.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AccountMenu } from '../people/account-menu.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './shell.module.css';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

export function Masthead(): ReactNode {
  const now = useNow();
  return (
    <header className={classes.masthead}>
      <Link to="/" className={classes.name} aria-label="Galley, to the board">
        Galley
      </Link>
      <time className={classes.day} dateTime={new Date(now).toISOString().slice(0, 10)}>
        {DAY.format(now)}
      </time>
      <AccountMenu />
    </header>
  );
}
