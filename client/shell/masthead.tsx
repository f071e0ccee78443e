// The top of every page: the name of the paper, the day, and who I am.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useOpenPalette } from '../palette/palette-provider.tsx';
import { AccountMenu } from '../people/account-menu.tsx';
import { COMMAND } from '../ui/command-key.ts';
import { useDrawn } from '../ui/use-drawn.ts';
import { useNow } from '../ui/use-now.ts';
import { dayOf } from './day.ts';
import classes from './shell.module.css';

export function Masthead(): ReactNode {
  const now = useNow();
  const isDrawn = useDrawn();
  return (
    <header className={classes.masthead}>
      <Link to="/" className={classes.name} aria-label="Galley, to the board">
        Galley
      </Link>
      <time className={classes.day} dateTime={new Date(now).toISOString().slice(0, 10)}>
        {dayOf(now)}
      </time>
      <div className={classes.mine}>{isDrawn && <Mine />}</div>
    </header>
  );
}

function Mine(): ReactNode {
  const openPalette = useOpenPalette();
  return (
    <>
      <Tooltip label={`Go to, or do (${COMMAND}+K)`}>
        <ActionIcon
          size="lg"
          aria-label="Go to, or do"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={openPalette}
        >
          <IconCommand size={18} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <AccountMenu />
    </>
  );
}
