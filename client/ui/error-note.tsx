// What went wrong, in a sentence, where it happened.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notes.module.css';

export function ErrorNote({ children }: { children: ReactNode }): ReactNode {
  return (
    <div role="alert" className={classes.error}>
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" className={classes.sign} />
      <div>{children}</div>
    </div>
  );
}
