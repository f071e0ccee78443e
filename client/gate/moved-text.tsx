// What moved in the text since it was read, so that nobody publishes words they have not seen.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Block } from '../../shared/article/blocks.ts';
import classes from './gate.module.css';
import { type Move, movedBetween } from './moved.ts';

type Props = {
  readonly before: readonly Block[];
  readonly now: readonly Block[];
  readonly onRead: () => void;
};

export function MovedText({ before, now, onRead }: Props): ReactNode {
  const moved = movedBetween(before, now);
  return (
    <section className={classes.moved} aria-label="What moved">
      <h3 className={classes.small}>The text moved while this was open</h3>
      {moved.length === 0 && (
        <p className={classes.asked}>It reads as before: what was changed was changed back.</p>
      )}
      <ol className={classes.changes}>
        {moved.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change has no name but its place.
          <li key={at}>
            <Change change={change} />
          </li>
        ))}
      </ol>
      <Button variant="default" size="compact-md" onClick={onRead}>
        I have read it
      </Button>
    </section>
  );
}

function Change({ change }: { change: Move }): ReactNode {
  const was = change.what === 'added' ? null : change.was;
  const now = change.what === 'cut' ? null : change.now;
  if (was === now)
    return (
      <p>
        <span className={classes.small}>Set anew</span> {now}
      </p>
    );
  return (
    <>
      {was !== null && <del className={classes.was}>{was || 'an empty block'}</del>}
      {now !== null && <ins className={classes.now}>{now || 'an empty block'}</ins>}
    </>
  );
}
