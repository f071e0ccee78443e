// A page that cannot be shown: what is the matter, what to do, and the way back.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from './page.tsx';
import classes from './stop.module.css';
import { wayBack } from './way-back.ts';

type Props = { readonly title: string; readonly children: ReactNode };

export function Stop({ title, children }: Props): ReactNode {
  return (
    <Page title={title} narrow>
      <h1 className={classes.headline}>{title}</h1>
      <div className={classes.sentences}>{children}</div>
      <Button component={Link} to={wayBack()} variant="default">
        Back to the board
      </Button>
    </Page>
  );
}
