// A page that somebody may not see: why, whom to ask, and the way back.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty } from './empty.tsx';
import classes from './notes.module.css';
import { wayBack } from './way-back.ts';

/** `because` is the policy's own sentence. */
export function NotYours({ because }: { readonly because: string }): ReactNode {
  return (
    <div className={classes.notYours}>
      <Empty title="Not yours to see">
        <p>{because}</p>
        <Button component={Link} to={wayBack()} variant="default" mt="md">
          Back to the board
        </Button>
      </Empty>
    </div>
  );
}
