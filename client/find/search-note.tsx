// How a search stands, in a sentence: nothing found, failed, without a line.
import type { ReactNode } from 'react';
import classes from './find.module.css';
import type { Search } from './use-search.ts';

type Props = { readonly search: Search; readonly words: string; readonly none: boolean };

export function SearchNote({ search, words, none }: Props): ReactNode {
  return <div role="status">{sentenceOf({ search, words, none })}</div>;
}

function sentenceOf({ search, words, none }: Props): ReactNode {
  switch (search.state) {
    case 'idle':
      return null;
    case 'asking':
      return none && <p className={classes.note}>Searching…</p>;
    case 'offline':
      return (
        <p className={classes.note}>
          No line to the server: only slugs and headlines are searched{none && ', and none has these words'}.
        </p>
      );
    case 'failed':
      return (
        <p className={classes.note}>
          The search failed.{' '}
          <button type="button" className={classes.again} onClick={search.again}>
            Search again
          </button>
        </p>
      );
    case 'found':
      if (none)
        return (
          <p className={classes.note}>No draft has “{words.trim()}” in it. Try other words, or fewer.</p>
        );
      return search.more && <p className={classes.note}>There are more: another word narrows them.</p>;
  }
}
