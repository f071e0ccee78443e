// Nothing here yet, and what to do about it.
import type { ReactNode } from 'react';
import classes from './notes.module.css';

export function Empty({ title, children }: { title?: string; children: ReactNode }): ReactNode {
  return (
    <div className={classes.empty}>
      {title && <p className={classes.headline}>{title}</p>}
      {children}
    </div>
  );
}
