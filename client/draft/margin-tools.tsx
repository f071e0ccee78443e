// What leads the margin, always within reach: which threads it shows, and a comment on the draft as a whole.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { can } from '../../shared/review/policy.ts';
import { Filters } from '../review/filters.tsx';
import type { Writing } from '../review/raise-form.tsx';
import { useReview } from '../review/review-context.tsx';
import classes from './draft.module.css';

type Props = { readonly writing: Writing | null; readonly onWriting: (writing: Writing) => void };

export function MarginTools({ writing, onWriting }: Props): ReactNode {
  const { me, draft } = useReview();
  const general = useRef<HTMLButtonElement>(null);
  const before = useRef(writing);
  useEffect(() => {
    // What it began is done: the focus comes back to it.
    if (before.current?.anchor === null && !writing) general.current?.focus();
    before.current = writing;
  }, [writing]);
  return (
    <div className={classes.marginTools}>
      {can(me, 'comment.make', draft).ok && (
        <Button
          ref={general}
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => onWriting({ form: 'comment', anchor: null })}
        >
          Comment on the draft
        </Button>
      )}
      <Filters />
    </div>
  );
}
