// Something is on its way. Shown only when it takes long enough to be noticed.
import type { ReactNode } from 'react';
import classes from './notes.module.css';

export function Waiting({ children }: { children: ReactNode }): ReactNode {
  return (
    <p role="status" className={classes.waiting}>
      {children}
    </p>
  );
}
