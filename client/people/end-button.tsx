// Ends something for good, after a second look.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './doors.module.css';

type Props = {
  readonly act: string;
  /** What it is that ends, for those who hear the button only. */
  readonly what: string;
  readonly warning: string;
  readonly busy: boolean;
  readonly onEnd: () => void;
};

export function EndButton({ act, what, warning, busy, onEnd }: Props): ReactNode {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={`${act} ${what}`}
        onClick={() => setAsked(true)}
      >
        {act}
      </Button>
    );
  return (
    <div role="alert" className={classes.warning}>
      <p>{warning}</p>
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" data-autofocus autoFocus onClick={() => setAsked(false)}>
          Keep it
        </Button>
        <Button size="compact-sm" color="red" loading={busy} onClick={onEnd}>
          {act}
        </Button>
      </div>
    </div>
  );
}
