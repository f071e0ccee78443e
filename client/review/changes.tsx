// How a flag's severity and type were changed, by whom and why.
import type { ReactNode } from 'react';
import type { Flag } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import classes from './review.module.css';
import { When } from './when.tsx';

export function Changes({ flag }: { flag: Flag }): ReactNode {
  const { nameOf } = usePeople();
  if (flag.changes.length === 0) return null;
  return (
    <ul className={classes.changes} aria-label="Changes of this flag">
      {flag.changes.map((change) => (
        <li key={`${change.at} ${change.what}`}>
          <strong>{nameOf(change.by)}</strong> made it {change.to} (was {change.from}),{' '}
          <When at={change.at} />
          <span className={classes.note}>{change.reason}</span>
        </li>
      ))}
    </ul>
  );
}
