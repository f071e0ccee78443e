// Words of mine that the server would not have when they came to it without me: said on every page until they are read.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useBoard } from '../hooks/use-board.ts';
import { useRefusedWords } from '../hooks/use-refused-words.ts';
import classes from './shell.module.css';

export function RefusedWords(): ReactNode {
  const { pathname } = useLocation();
  const board = useBoard();
  // On the draft itself they stand over the article.
  const drafts = useRefusedWords().filter((id) => !pathname.endsWith(`/${id}`));
  const slugs = new Map(board.phase === 'open' ? board.cards.map((card) => [card.id, card.slug]) : []);
  if (drafts.length === 0) return null;
  return (
    <p className={classes.notice} role="status">
      <IconAlertTriangle size={17} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>Some of your words were not taken.</strong> They wait to be copied in{' '}
        {drafts.map((id, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <Link to={`/drafts/${id}`}>{slugs.get(id) ?? 'a draft'}</Link>
          </span>
        ))}
        .
      </span>
    </p>
  );
}
