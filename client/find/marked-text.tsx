// A text with the words that were found marked. The ranges are data: nothing of the text is ever read as HTML.
import { Fragment, type ReactNode } from 'react';
import type { Marked } from '../../shared/search.ts';
import classes from './find.module.css';
import { piecesOf } from './pieces-of.ts';

export function MarkedText({ marked }: { marked: Marked }): ReactNode {
  return piecesOf(marked).map(({ at, text, isFound }) =>
    isFound ? (
      <mark key={at} className={classes.mark}>
        {text}
      </mark>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  );
}
