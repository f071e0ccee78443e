// An address that leads nowhere.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../ui/page.tsx';
import classes from './shell.module.css';

export function NotFound(): ReactNode {
  return (
    <Page title="Not found" narrow>
      <h1 className={classes.headline}>Nothing is filed here</h1>
      <p className={classes.sentence}>
        The address is wrong, or the page has moved. Every draft, published and spiked ones too, can be found
        on the board.
      </p>
      <Button component={Link} to="/" variant="default">
        To the board
      </Button>
    </Page>
  );
}
