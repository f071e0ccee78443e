// Something is on its way. Shown only when it takes long enough to be noticed.
import type { ReactNode } from 'react';
import classes from './notes.module.css';

type Props = {
  readonly children: ReactNode;
  /** One part of a page among others. */
  readonly small?: boolean;
};

export function Waiting({ children, small = false }: Props): ReactNode {
  return (
    <p role="status" className={classes.waiting} data-small={small || undefined}>
      {children}
    </p>
  );
}
