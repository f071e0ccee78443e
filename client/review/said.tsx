// Words that somebody said in a thread, with the people they name.
import type { ReactNode } from 'react';
import { usePeople } from '../hooks/use-people.ts';
import { pieces } from './mentions.ts';
import classes from './review.module.css';

export function Said({ text }: { text: string }): ReactNode {
  const { everybody } = usePeople();
  return (
    <p className={classes.said}>
      {pieces(text, everybody).map((piece) =>
        piece.person ? (
          <strong key={piece.at} className={classes.mention} title={piece.person.name}>
            {piece.text}
          </strong>
        ) : (
          <span key={piece.at}>{piece.text}</span>
        ),
      )}
    </p>
  );
}
