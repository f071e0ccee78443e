// At the end of what is done: how many older drafts there are, and the next of them.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOlder } from '../hooks/use-older.ts';
import classes from './board.module.css';

export function Older(): ReactNode {
  const { more, state, ask } = useOlder();
  if (more === 0) return null;
  return (
    <div className={classes.older}>
      <p role="status">
        {state === 'failed'
          ? 'The server did not answer. Try again when the line is back.'
          : `${more.toLocaleString('en')} older published and spiked drafts are not shown. The search finds them.`}
      </p>
      <Button size="compact-sm" variant="default" loading={state === 'asking'} onClick={ask}>
        Show older
      </Button>
    </div>
  );
}
