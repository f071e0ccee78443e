// One quiet line at the foot of the window while the server cannot be reached or cannot save, or when the session has ended.
import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconPlugConnectedX, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useDisk } from '../hooks/use-disk.ts';
import { useLine } from '../hooks/use-line.ts';
import classes from './shell.module.css';

export function ConnectionBanner(): ReactNode {
  const line = useLine();
  const disk = useDisk();
  return (
    <div role="status" className={classes.line}>
      {(line === 'offline' || line === 'connecting') && <Reconnecting late={line === 'connecting'} />}
      {line === 'online' && disk !== 'fine' && <ReadOnlyServer full={disk === 'full'} />}
      {line === 'signed-out' && <SignedOut />}
    </div>
  );
}

/** `late`: the first connection, which is said only when it takes its time. */
function Reconnecting({ late }: { late: boolean }): ReactNode {
  return (
    <p className={classes.banner} data-late={late || undefined}>
      <IconPlugConnectedX size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>No line to the server.</strong> Connecting again by itself; what you see may be old.
      </span>
    </p>
  );
}

function ReadOnlyServer({ full }: { full: boolean }): ReactNode {
  return (
    <p className={classes.banner} data-grave>
      <IconDeviceFloppy size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>{full ? 'The server’s disk is full.' : 'The server cannot write to its disk.'}</strong>{' '}
        Everything can be read. What you type is kept on this device and saved by itself once that is mended.
      </span>
    </p>
  );
}

function SignedOut(): ReactNode {
  const { pathname, search, hash } = useLocation();
  return (
    <p className={classes.banner} data-grave>
      <IconUserOff size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>You were signed out.</strong> Nothing you do here reaches the newsroom until you sign in.
      </span>
      <Button
        component={Link}
        to={`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`}
        size="compact-sm"
        variant="default"
      >
        Sign in
      </Button>
    </p>
  );
}
