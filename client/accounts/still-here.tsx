// Before somebody comes in where somebody is in already: who that is, and what becomes of it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { isLeaving } from '../people/leaving.ts';
import { fetchMe } from '../people/session.ts';
import { useCameIn } from '../people/use-came-in.ts';
import classes from './accounts.module.css';

/** `to` is where they go on to. Asked anew: another window of this browser may have let in somebody else. */
export function StillHere({ to }: { readonly to?: string }): ReactNode {
  const { state } = useLocation();
  const enabled = !isLeaving(state);
  const who = useQuery({ queryKey: ['still-here'], queryFn: fetchMe, enabled, gcTime: 0 });
  const cameIn = useCameIn();
  if (!who.data) return null;
  const { name } = who.data;
  return (
    <div className={classes.stillHere} role="note">
      <p>
        You are signed in here as <strong>{name}</strong>. Coming in below signs {name} out, in every window
        of this browser.
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void cameIn(to)}>
        Go on as {name}
      </Button>
    </div>
  );
}
