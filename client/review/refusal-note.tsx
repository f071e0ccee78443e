// A refusal, said where it happened.
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/review/refusal.ts';
import classes from './review.module.css';

export function RefusalNote({ refusal }: { refusal: Refusal | null }): ReactNode {
  return (
    refusal && (
      <p role="alert" className={classes.refusal}>
        {refusal.message}
      </p>
    )
  );
}
