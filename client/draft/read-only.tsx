// Where the toolbar would be: why the text cannot be changed, and what can be done instead.
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { can } from '../../shared/review/policy.ts';
import { useReview } from '../review/review-context.tsx';
import classes from './draft.module.css';

export function ReadOnly(): ReactNode {
  const { me, draft } = useReview();
  const edit = can(me, 'article.edit', draft);
  if (edit.ok) return null;
  return (
    <p className={classes.readOnly}>
      <IconLock size={15} stroke={1.75} aria-hidden="true" />
      <span>
        {edit.because}
        {can(me, 'comment.make', draft).ok && ' Select words to comment or flag.'}
      </span>
    </p>
  );
}
