// Before signing out takes words with it: stays, or leaves and loses them.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './people.module.css';

/** What only this device has goes with its person: nobody else who sits down here may find it. */
export function LosesWords({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }): ReactNode {
  return (
    <div role="alert">
      <p className={classes.does}>
        Some of your words are on this device only: not sent yet, half written, or waiting to be copied.
        Signing out deletes them.
      </p>
      <Button fullWidth mt="xs" data-autofocus onClick={onStay}>
        Stay
      </Button>
      <Button fullWidth mt={6} variant="default" color="red" onClick={onLeave}>
        Sign out and delete them
      </Button>
    </div>
  );
}
