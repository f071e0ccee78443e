// The three honest states of what was typed here: on the server's disk, on its way, or on this device only.
import type { ReactNode } from 'react';
import type { Saved } from '../hooks/use-draft-state.ts';
import { useStanding } from '../review/review-context.tsx';
import classes from './draft.module.css';

const SENTENCES: Readonly<Record<Saved, string>> = {
  saved: 'Saved',
  saving: 'Saving…',
  unsaved: 'Not saved, kept on this device',
  unkept: 'Not saved, only in this window',
};

export function SaveStatus(): ReactNode {
  const saved = useStanding((standing) => standing.saved);
  return (
    <span role="status" className={classes.saved} data-saved={saved}>
      {SENTENCES[saved]}
    </span>
  );
}
