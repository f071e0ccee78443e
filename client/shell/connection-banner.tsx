// One quiet line at the foot of the window while the server cannot be reached or cannot save, or when the session has ended.
import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconPlugConnectedX, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useDisk } from '../hooks/use-disk.ts';
import { useLine } from '../hooks/use-line.ts';
import { type SessionEnd, useSessionEnd } from '../hooks/use-session-end.ts';
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

type Ended = { readonly what: string; readonly next: string; readonly mayComeIn: boolean };

const ENDED: Readonly<Record<SessionEnd, Ended>> = {
  'signed-out': {
    what: 'You were signed out.',
    next: 'Nothing you do here reaches the newsroom until you sign in.',
    mayComeIn: true,
  },
  'new-password': {
    what: 'Your password was changed, which signs you out here.',
    next: 'Nothing you do here reaches the newsroom until you sign in with the new one.',
    mayComeIn: true,
  },
  expired: {
    what: 'You were signed in for a week, and that is over.',
    next: 'Nothing you do here reaches the newsroom until you sign in again.',
    mayComeIn: true,
  },
  disabled: {
    what: 'A chief disabled your account.',
    next: 'Nothing you do here reaches the newsroom. What was not saved is still here: copy it before you go.',
    mayComeIn: false,
  },
  'demo-over': {
    what: 'The demo is over.',
    next: 'The newsroom has accounts of its own now. Sign in with yours; its chief makes you one.',
    mayComeIn: true,
  },
};

function SignedOut(): ReactNode {
  const { pathname, search, hash } = useLocation();
  const { what, next, mayComeIn } = ENDED[useSessionEnd() ?? 'signed-out'];
  return (
    <p className={classes.banner} data-grave>
      <IconUserOff size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>{what}</strong> {next}
      </span>
      {mayComeIn && (
        <Button
          component={Link}
          to={`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`}
          size="compact-sm"
          variant="default"
        >
          Sign in
        </Button>
      )}
    </p>
  );
}
